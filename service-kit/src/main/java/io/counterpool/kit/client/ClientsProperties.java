package io.counterpool.kit.client;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The services that this one calls.
 *
 * @param tokenFile bearer token for all of them, read again when it changes
 */
@ConfigurationProperties(prefix = "counterpool.clients", ignoreUnknownFields = false)
public record ClientsProperties(
    @Nullable Path tokenFile,
    @Nullable Service oracle,
    @Nullable Service fee,
    @Nullable Service margin) {

  /**
   * One service.
   *
   * @param baseUrl without a trailing slash
   */
  public record Service(
      URI baseUrl,
      @DefaultValue("1s") Duration connectTimeout,
      @DefaultValue("5s") Duration readTimeout) {}

  Service service(String name) {
    Service service =
        switch (name) {
          case "oracle" -> oracle;
          case "fee" -> fee;
          case "margin" -> margin;
          default -> throw new IllegalArgumentException("nobody calls " + name);
        };
    if (service == null) {
      throw new IllegalStateException("set counterpool.clients." + name + ".base-url");
    }
    return service;
  }
}
