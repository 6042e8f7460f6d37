package io.counterpool.kit.database;

import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The service's own database. The kit's defaults hand these to the connection pool and to Flyway.
 *
 * @param url JDBC address
 * @param app role of the running service
 * @param appPassword its password
 * @param owner role of migrations and retention
 * @param ownerPassword its password
 */
@Validated
@ConfigurationProperties(prefix = "counterpool.database", ignoreUnknownFields = false)
public record DatabaseProperties(
    @Pattern(regexp = "jdbc:postgresql:.+") String url,
    @Pattern(regexp = "[a-z][a-z0-9_]*") String app,
    String appPassword,
    @Pattern(regexp = "[a-z][a-z0-9_]*") String owner,
    String ownerPassword) {

  @Override
  public String toString() {
    return "DatabaseProperties[" + url + ", " + app + ", " + owner + "]";
  }
}
