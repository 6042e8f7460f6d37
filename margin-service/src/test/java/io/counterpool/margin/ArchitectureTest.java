package io.counterpool.margin;

import io.counterpool.kit.testing.ServiceRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void keepsTheDoorsOfTheHouseShut() {
    ServiceRules.check("io.counterpool.margin");
  }
}
