package io.counterpool.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.kit.testing.Http;
import io.counterpool.kit.testing.TestTokens;
import io.counterpool.kit.testing.VenueDatabase;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class EnvironmentApiTest {

  @Test
  void startsFromEnvironmentVariablesAlone() {
    VenueDatabase database = VenueDatabase.create("desk");
    TestTokens tokens = TestTokens.separate();
    Map<String, Object> variables = new HashMap<>();
    database
        .properties()
        .forEach(
            (name, value) ->
                variables.put(
                    name.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT), value));
    assertThat(variables).containsKey("COUNTERPOOL_DATABASE_APPPASSWORD");
    variables.put("COUNTERPOOL_SECURITY_JWKSETFILE", tokens.jwkSetFile().toString());
    variables.put("COUNTERPOOL_SANDBOX_MARK", "true");
    variables.put("COUNTERPOOL_CLIENTS_TOKENFILE", "/nowhere/token");
    variables.put("COUNTERPOOL_CLIENTS_FEE_BASEURL", "http://localhost:1");
    variables.put("SPRING_PROFILES_ACTIVE", "sandbox");
    variables.put("SPRING_CONFIG_NAME", "desk");
    variables.put("SERVER_PORT", "0");
    variables.put("SERVER_ADDRESS", "127.0.0.1");
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .replace(
            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
            new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
    SpringApplication application = new SpringApplication(Desk.class);
    application.setEnvironment(environment);
    try (var desk = application.run()) {
      int port = desk.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
      Http http = Http.to(port);
      String token = tokens.mint("ann", "desk", "desk:read");
      assertThat(http.withToken(token).get("/v1/rows").text()).isEqualTo("0");

      // The keys are replaced: the old token dies, a new one is believed, without a restart.
      tokens.rotate();
      assertThat(http.withToken(token).get("/v1/rows").status()).isEqualTo(401);
      String next = tokens.mint("ann", "desk", "desk:read");
      assertThat(http.withToken(next).get("/v1/rows").status()).isEqualTo(200);
    }
  }
}
