package io.counterpool.oracle;

import io.counterpool.kit.testing.ServiceRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void keepsItsDoorsShut() {
    ServiceRules.check("io.counterpool.oracle");
  }
}
