package io.counterpool.models.liquidation;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.models.Decimal;
import io.counterpool.models.Draws;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LiquidationSizePropertyTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void coversTheShortageToTheLastStep(long seed) {
    Draws draws = new Draws(seed);
    int covered = 0;
    for (int i = 0; i < Draws.STEPS; i++) {
      Decimal ratio = draws.between("0.01", "0.5", 4);
      Decimal liquidator = draws.between("0", "0.05", 4);
      Decimal insurance = draws.between("0", "0.05", 4);
      Decimal price = draws.between("1", "10000", 4);
      Decimal shortage = draws.between("0", "10000", 6);
      Optional<Decimal> size =
          new PartialLiquidation(ratio, liquidator, insurance, 8, 9)
              .sizeFor(shortage, price, Decimal.ONE);
      if (size.isEmpty()) {
        assertThat(ratio.minus(liquidator)).as("%s", draws).isLessThanOrEqualTo(insurance);
        continue;
      }
      covered++;
      // Prices and ratios have four digits each, so eight hold every product.
      BigDecimal perUnit =
          price.toBigDecimal().multiply(ratio.minus(liquidator).minus(insurance).toBigDecimal());
      BigDecimal freed = size.get().toBigDecimal().multiply(perUnit);
      BigDecimal step = Decimal.ofUnits(1, 9).toBigDecimal().multiply(perUnit);
      assertThat(freed).as("%s", draws).isLessThanOrEqualTo(shortage.toBigDecimal());
      assertThat(freed.add(step)).as("%s", draws).isGreaterThan(shortage.toBigDecimal());
    }
    assertThat(covered).isGreaterThan(Draws.STEPS / 2);
  }

  @ParameterizedTest
  @ValueSource(longs = {3, 4})
  void neverChargesMoreThanTheAccountCanAfford(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS; i++) {
      Decimal largest = draws.between("0", "0.1", 4);
      Decimal size = draws.size("1000", 4);
      Decimal price = draws.price();
      Decimal ratio = draws.between("0", "0.5", 4);
      Decimal liquidator = draws.between("0", "0.1", 4);
      Decimal shortage = draws.between("0", "10000", 4);
      Decimal fee =
          new AffordableFee(largest, Decimal.of("0.95"), 6)
              .fee(shortage, size, price, Decimal.ONE, ratio, liquidator);
      assertThat(fee).as("%s", draws).isBetween(Decimal.ZERO, largest);
      BigDecimal notional = size.abs().toBigDecimal().multiply(price.toBigDecimal());
      BigDecimal margin = notional.multiply(ratio.minus(liquidator).toBigDecimal());
      if (!fee.isZero()) {
        assertThat(margin.subtract(shortage.toBigDecimal()))
            .as("%s", draws)
            .isGreaterThan(notional.multiply(fee.toBigDecimal()));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 6})
  void growsWithTheWait(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS; i++) {
      Decimal base = draws.between("0", "0.05", 6);
      FeeRamp ramp =
          new FeeRamp(
              base,
              draws.between("0", "0.001", 9),
              draws.below(2000),
              base.plus(draws.between("0", "0.1", 6)));
      long elapsed = draws.below(10_000);
      assertThat(ramp.fee(elapsed + draws.below(1000)))
          .as("%s: %s", draws, ramp)
          .isBetween(ramp.fee(elapsed), ramp.most());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {7, 8})
  void coversALossByWhatItSpreads(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS; i++) {
      Decimal loss = draws.between("0.000001", "100000", 6);
      List<Decimal> longs = draws.list(1 + draws.below(5), () -> draws.between("0.001", "50", 9));
      List<Decimal> shorts = draws.list(draws.below(5), () -> draws.between("0.001", "50", 9));
      Decimal longSize = longs.stream().reduce(Decimal.ZERO, Decimal::plus);
      Decimal shortSize = shorts.stream().reduce(Decimal.ZERO, Decimal::plus);
      Decimal charge = SocialisedLoss.chargePerUnit(loss.negate(), longSize, shortSize.negate(), 6);
      Decimal borne = Decimal.ZERO;
      for (Decimal size : longs) {
        borne = borne.plus(size.times(charge, 6, RoundingMode.UP));
      }
      for (Decimal size : shorts) {
        borne = borne.plus(size.times(charge, 6, RoundingMode.UP));
      }
      Decimal surplus = longSize.plus(shortSize).plus(Decimal.of(longs.size() + shorts.size()));
      assertThat(borne)
          .as("%s: %s", draws, loss)
          .isBetween(loss, loss.plus(surplus.times(Decimal.ofUnits(1, 6), RoundingMode.UP)));

      Decimal deposits = draws.between("1", "1000000", 6);
      Decimal index = draws.between("1", "3", 10);
      Decimal reduction = SocialisedLoss.indexReduction(loss, deposits, index, 10);
      // The deposits at the lower index have lost what was to be borne.
      BigDecimal lost = deposits.toBigDecimal().multiply(reduction.toBigDecimal());
      assertThat(lost)
          .as("%s: %s", draws, loss)
          .isBetween(
              loss.toBigDecimal().multiply(index.toBigDecimal()),
              loss.toBigDecimal()
                  .multiply(index.toBigDecimal())
                  .add(deposits.toBigDecimal().movePointLeft(10)));
    }
  }
}
