package io.counterpool.kit.testing;

import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Gives a test context a fresh database and the shared issuer's keys. */
public final class VenueInitializer
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    var environment = context.getEnvironment();
    VenueDatabase database =
        VenueDatabase.create(environment.getRequiredProperty("counterpool.service.name"));
    Map<String, Object> properties = new HashMap<>(database.properties());
    properties.put(
        "counterpool.security.jwk-set-file", TestTokens.shared().jwkSetFile().toString());
    properties.put("counterpool.sandbox.mark", environment.matchesProfiles("sandbox"));
    environment.getPropertySources().addFirst(new MapPropertySource("venue", properties));
    context.getBeanFactory().registerSingleton("venueDatabase", database);
  }
}
