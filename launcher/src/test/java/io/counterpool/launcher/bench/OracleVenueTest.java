package io.counterpool.launcher.bench;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.models.oracle.Aggregation;
import io.counterpool.models.volatility.VolatilityModel;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OracleVenueTest {

  @Test
  void namesModelsThatThereAre() {
    assertThat(Aggregation.models().keySet()).contains(model("aggregation"));
    assertThat(VolatilityModel.models().keySet()).contains(model("volatility"));
  }

  private static String model(String part) {
    return String.valueOf(((Map<?, ?>) requireNonNull(OracleVenue.feed().get(part))).get("model"));
  }
}
