package io.counterpool.desk;

import io.counterpool.kit.wire.ModelFamily;
import java.util.Map;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Entry point of the desk. */
@SpringBootApplication(scanBasePackages = {"io.counterpool.kit", "io.counterpool.desk"})
class Desk {

  @Bean
  ModelFamily<Curve> curves() {
    return new ModelFamily<>(
        Curve.class, Map.of("flat", Curve.Flat.class, "two-part", Curve.TwoPart.class));
  }
}
