package io.counterpool.kit.service;

import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Name and place of this service.
 *
 * @param name short name: pool, margin, oracle or fee
 * @param prefix path behind the common origin, stated in the contract's servers
 * @param version shown in metrics
 */
@Validated
@ConfigurationProperties(prefix = "counterpool.service", ignoreUnknownFields = false)
public record ServiceProperties(
    @Pattern(regexp = "[a-z][a-z-]*") String name,
    @Pattern(regexp = "/[a-z-]*") String prefix,
    @DefaultValue("dev") String version) {

  /** What a token must name in its audience: {@code pool-service}. */
  public String audience() {
    return name + "-service";
  }
}
