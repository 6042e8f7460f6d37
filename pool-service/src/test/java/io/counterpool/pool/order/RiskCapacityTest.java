package io.counterpool.pool.order;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.models.Decimal;
import io.counterpool.pool.valuation.PoolWorth;
import org.junit.jupiter.api.Test;

class RiskCapacityTest {

  private static final Decimal BUDGET = Decimal.of(300);

  /** A pool worth 1,000 with nothing reserved, that takes new risk up to 80 %. */
  private static RiskCapacity capacity() {
    return new RiskCapacity(
        new PoolWorth(Decimal.of(1000), Decimal.ZERO, Decimal.ZERO), Decimal.of("0.8"));
  }

  @Test
  void reservesTheBudgetOfAMarketOnceHoweverOftenItIsOpenedInARound() {
    RiskCapacity capacity = capacity();
    for (int n = 0; n < 10; n++) {
      assertThat(capacity.check("A", BUDGET)).isNull();
      capacity.reserve("A", BUDGET);
    }
  }

  @Test
  void refusesTheMarketWhoseBudgetDoesNotFit() {
    RiskCapacity capacity = capacity();
    capacity.reserve("A", BUDGET);
    capacity.reserve("B", BUDGET);
    // 600 + 300 = 900 of 1,000
    var refusal = requireNonNull(capacity.check("C", BUDGET));
    assertThat(refusal.slug()).isEqualTo("pool-utilisation");
    assertThat(refusal.members()).containsEntry("utilisation", Decimal.of("0.9"));
    assertThat(capacity.check("A", Decimal.ZERO)).isNull();
  }
}
