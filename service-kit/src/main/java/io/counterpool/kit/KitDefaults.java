package io.counterpool.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;
import org.springframework.core.io.ClassPathResource;

/**
 * Puts {@code counterpool-kit.yaml} below every other source of configuration: a service states
 * only what differs, and the environment overrides both. The profile {@code json-logs} adds
 * structured logs.
 */
public final class KitDefaults implements EnvironmentPostProcessor, Ordered {

  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    if (environment.acceptsProfiles(Profiles.of("json-logs"))) {
      add(environment, "counterpool-kit-json-logs.yaml");
    }
    add(environment, "counterpool-kit.yaml");
  }

  private static void add(ConfigurableEnvironment environment, String file) {
    try {
      new YamlPropertySourceLoader()
          .load(file, new ClassPathResource(file))
          .forEach(environment.getPropertySources()::addLast);
    } catch (IOException absent) {
      throw new UncheckedIOException(absent);
    }
  }
}
