package io.counterpool.oracle;

import io.counterpool.kit.testing.TestTokens;
import io.counterpool.kit.testing.VenueDatabase;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** One process of the service on a database that others may share. */
public final class OracleProcess implements AutoCloseable {

  private final ConfigurableApplicationContext context;

  private OracleProcess(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /**
   * Starts on a free port, on wall time until its clock is driven; further settings as arguments.
   */
  public static OracleProcess start(VenueDatabase database, String... settings) {
    List<String> arguments = new ArrayList<>();
    database.properties().forEach((key, value) -> arguments.add("--" + key + "=" + value));
    arguments.add("--counterpool.security.jwk-set-file=" + TestTokens.shared().jwkSetFile());
    arguments.add("--counterpool.sandbox.mark=true");
    arguments.add("--server.port=0");
    arguments.addAll(List.of(settings));
    return new OracleProcess(
        new SpringApplicationBuilder(OracleService.class)
            .profiles("sandbox")
            .run(arguments.toArray(String[]::new)));
  }

  public Oracle oracle() {
    return new Oracle(
        Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port")));
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    context.close();
  }
}
