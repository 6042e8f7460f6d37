package io.counterpool.pool;

import io.counterpool.kit.testing.ServiceRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void keepsTheDoorsShut() {
    ServiceRules.check("io.counterpool.pool");
  }
}
