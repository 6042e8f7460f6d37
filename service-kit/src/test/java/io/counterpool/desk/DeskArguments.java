package io.counterpool.desk;

import io.counterpool.kit.testing.TestTokens;
import io.counterpool.kit.testing.VenueDatabase;
import java.util.ArrayList;
import java.util.List;

/** Command line that starts a desk by hand, for tests of starting and restarting. */
final class DeskArguments {

  private DeskArguments() {}

  static String[] of(VenueDatabase database, String... more) {
    List<String> arguments = new ArrayList<>(List.of(more));
    database.properties().forEach((key, value) -> arguments.add("--" + key + "=" + value));
    arguments.add("--counterpool.security.jwk-set-file=" + TestTokens.shared().jwkSetFile());
    arguments.add("--spring.config.name=desk");
    arguments.add("--server.port=0");
    return arguments.toArray(String[]::new);
  }
}
