package io.counterpool.kit.request;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What a caller is held to.
 *
 * @param maxBody largest body
 * @param readsPerSecond GET requests of one caller a second, as many at once; 0 is no limit
 * @param writesPerSecond other requests of one caller a second, as many at once; 0 is no limit
 */
@ConfigurationProperties(prefix = "counterpool.request", ignoreUnknownFields = false)
public record RequestProperties(
    @DefaultValue("2MB") DataSize maxBody,
    @DefaultValue("5000") int readsPerSecond,
    @DefaultValue("5000") int writesPerSecond) {

  public RequestProperties {
    if (maxBody.toBytes() <= 0 || readsPerSecond < 0 || writesPerSecond < 0) {
      throw new IllegalArgumentException("counterpool.request: limits are not negative");
    }
  }
}
