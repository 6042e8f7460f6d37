package io.counterpool.fee;

import io.counterpool.kit.testing.ServiceRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void keepsTheDoorsShut() {
    ServiceRules.check("io.counterpool.fee");
  }
}
