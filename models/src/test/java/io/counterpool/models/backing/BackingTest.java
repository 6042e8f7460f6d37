package io.counterpool.models.backing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Decimal;
import io.counterpool.models.Draws;
import io.counterpool.models.backing.BackedMarket.Hedge;
import io.counterpool.models.backing.MarketSettlement.Direction;
import io.counterpool.models.backing.MarketSettlement.Terms;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BackingTest {

  private static final Terms TERMS = new Terms(d("1"), d("100"));

  private static Decimal d(String plain) {
    return Decimal.of(plain);
  }

  private static MarketSettlement settle(String owed, String cash, String fees, String losses) {
    return MarketSettlement.of(TERMS, d(owed), d(cash), d(fees), d(losses));
  }

  private static MarketSettlement moved(
      Direction direction, String moved, String fees, String losses) {
    return new MarketSettlement(direction, d(moved), d(fees), d(losses));
  }

  @Test
  void targetsTheOppositeOfTheInventory() {
    List<HedgeAsset> assets =
        List.of(new HedgeAsset("A", d("50"), 2), new HedgeAsset("B", d("3"), 2));
    List<BackedMarket> markets =
        List.of(
            new BackedMarket(d("10"), d("50"), List.of(new Hedge("A", d("1")))),
            new BackedMarket(
                d("-100"),
                d("2"),
                List.of(
                    new Hedge("A", d("0.5")), new Hedge("B", d("0.25")), new Hedge("C", d("9")))));
    // A: 500 − 100 = 400, −8 of it; B: −50, 16.66 of it (towards 0), 49.98 of 1,000
    assertThat(HedgeTarget.of(assets, markets, d("1000"), 6))
        .containsExactly(
            new HedgeTarget("A", d("-8"), d("-0.4")),
            new HedgeTarget("B", d("16.66"), d("0.04998")));
    // Three times the pool's value is no more than all of it.
    assertThat(HedgeTarget.of(assets, markets, d("100"), 6).getFirst().weight()).isEqualTo(d("-1"));
    assertThat(HedgeTarget.of(assets, markets, Decimal.ZERO, 6).getFirst())
        .isEqualTo(new HedgeTarget("A", d("-8"), Decimal.ZERO));
    assertThat(HedgeTarget.of(assets, List.of(), d("1000"), 6).getFirst().amount())
        .isEqualTo(Decimal.ZERO);
    assertThatThrownBy(() -> new HedgeAsset("A", Decimal.ZERO, 2))
        .hasMessage("price must be above 0, was 0");
  }

  @Test
  void paysFromThePoolButNeverItsLastUnit() {
    assertThat(settle("30", "50", "9", "9")).isEqualTo(moved(Direction.FROM_POOL, "30", "0", "0"));
    assertThat(settle("50", "50", "9", "9")).isEqualTo(moved(Direction.FROM_POOL, "49", "0", "0"));
    assertThat(settle("500", "500", "9", "9"))
        .isEqualTo(moved(Direction.FROM_POOL, "100", "0", "0"));
    assertThat(settle("5", "0.5", "9", "9")).isEqualTo(moved(Direction.FROM_POOL, "0", "0", "0"));
    assertThat(settle("5", "0", "9", "9")).isEqualTo(moved(Direction.NONE, "0", "0", "0"));
    assertThat(settle("0", "5", "9", "9")).isEqualTo(moved(Direction.NONE, "0", "0", "0"));
  }

  @Test
  void paysFromFeesBeforeSettledLosses() {
    assertThat(settle("-7", "5", "9", "9")).isEqualTo(moved(Direction.TO_POOL, "7", "7", "0"));
    assertThat(settle("-12", "5", "9", "9")).isEqualTo(moved(Direction.TO_POOL, "12", "9", "3"));
    assertThat(settle("-20", "5", "9", "9")).isEqualTo(moved(Direction.TO_POOL, "18", "9", "9"));
    assertThat(settle("-200", "5", "70", "70"))
        .isEqualTo(moved(Direction.TO_POOL, "100", "70", "30"));
    assertThatThrownBy(() -> settle("1", "-1", "0", "0"))
        .hasMessage("poolCash must not be below 0, was -1");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void movesOnlyWhatIsOwedAndThere(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS; i++) {
      Terms terms = new Terms(draws.between("0", "5", 6), draws.between("0", "100", 6));
      Decimal owed = draws.size("200", 6);
      Decimal cash = draws.between("0", "200", 6);
      Decimal fees = draws.between("0", "100", 6);
      Decimal losses = draws.between("0", "100", 6);
      MarketSettlement settled = MarketSettlement.of(terms, owed, cash, fees, losses);
      assertThat(settled.moved())
          .as("%s", draws)
          .isBetween(Decimal.ZERO, owed.abs().min(terms.most()));
      assertThat(settled.feesUsed()).as("%s", draws).isBetween(Decimal.ZERO, fees);
      assertThat(settled.lossesUsed()).as("%s", draws).isBetween(Decimal.ZERO, losses);
      if (settled.direction() == Direction.TO_POOL) {
        assertThat(settled.feesUsed().plus(settled.lossesUsed()))
            .as("%s", draws)
            .isEqualTo(settled.moved());
        assertThat(settled.lossesUsed().isZero() || settled.feesUsed().equals(fees))
            .as("%s", draws)
            .isTrue();
      } else {
        assertThat(cash.minus(settled.moved()))
            .as("%s", draws)
            .isGreaterThanOrEqualTo(cash.min(terms.poolKeeps()));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {3, 4})
  void leavesLessThanOneUnitUnhedged(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS; i++) {
      HedgeAsset asset = new HedgeAsset("A", draws.price(), 6);
      List<BackedMarket> markets =
          draws.list(
              draws.below(5),
              () ->
                  new BackedMarket(
                      draws.size("100", 4),
                      draws.between("0", "1000", 4),
                      List.of(new Hedge("A", draws.between("-2", "2", 4)))));
      HedgeTarget target =
          HedgeTarget.of(List.of(asset), markets, draws.between("0", "10000", 2), 6).getFirst();
      BigDecimal open = target.amount().toBigDecimal().multiply(asset.price().toBigDecimal());
      for (BackedMarket market : markets) {
        open =
            open.add(
                market
                    .exposure()
                    .toBigDecimal()
                    .multiply(market.price().toBigDecimal())
                    .multiply(market.hedges().getFirst().beta().toBigDecimal()));
      }
      assertThat(open.abs())
          .as("%s", draws)
          .isLessThan(asset.price().toBigDecimal().movePointLeft(6));
      assertThat(target.weight()).as("%s", draws).isBetween(d("-1"), d("1"));
    }
  }
}
