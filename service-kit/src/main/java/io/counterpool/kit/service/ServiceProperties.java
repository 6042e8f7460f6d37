package io.counterpool.kit.service;

import jakarta.validation.constraints.Pattern;
import java.util.Collection;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Name and place of this service.
 *
 * @param name short name and audience of its tokens: pool, margin, oracle or fee
 * @param prefix path behind the common origin, stated in the contract's servers
 * @param version shown in metrics
 */
@Validated
@ConfigurationProperties(prefix = "counterpool.service", ignoreUnknownFields = false)
public record ServiceProperties(
    @Pattern(regexp = "[a-z][a-z-]*") String name,
    @Pattern(regexp = "/[a-z-]*") String prefix,
    @DefaultValue("dev") String version) {

  /** Name of the process: {@code pool-service}. */
  public String fullName() {
    return name + "-service";
  }

  /** Whether a token's audience names this service, by its short name or its full one. */
  public boolean isNamedIn(Collection<String> audience) {
    return audience.contains(name) || audience.contains(fullName());
  }
}
