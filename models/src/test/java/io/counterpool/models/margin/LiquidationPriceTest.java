package io.counterpool.models.margin;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.models.Decimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiquidationPriceTest {

  private static final LinearMargin USDC = new LinearMargin(6);
  private static final Decimal TICK = Decimal.of("0.01");

  @Test
  void servesTheFirstTickBelowMaintenanceForALong() {
    // 2 ETH at 2,000, cash 500, maintenance 5 %: 500 + 2P − 4000 < 0.1P below P = 3500 / 1.9
    // = 1842.105…; the first cent below is 1842.10.
    MarginAccount account = account("500", position("2", "4000", "2000", terms("1")));
    assertThat(USDC.liquidationPrice(account, 0, 2)).contains(Decimal.of("1842.1"));
  }

  @Test
  void servesTheFirstTickAboveForAShort() {
    // 500 + 4000 − 2P < 0.1P above P = 4500 / 2.1 = 2142.857…
    MarginAccount account = account("500", position("-2", "-4000", "2000", terms("1")));
    assertThat(USDC.liquidationPrice(account, 0, 2)).contains(Decimal.of("2142.86"));
  }

  @Test
  void servesNothingForALongThatCashCovers() {
    MarginAccount account = account("5000", position("2", "4000", "2000", terms("1")));
    assertThat(USDC.liquidationPrice(account, 0, 2)).isEmpty();
  }

  @Test
  void servesTheMarkOfAnAccountThatIsLiquidatable() {
    MarginAccount account = account("0", position("2", "4000", "2000", terms("1")));
    assertThat(USDC.liquidationPrice(account, 0, 2)).contains(Decimal.of("2000"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theServedPriceTriggersAndTheTickBeforeDoesNot(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int served = 0;
    for (int step = 0; step < Integer.getInteger("steps", 2000); step++) {
      MarginAccount account = randomAccount(random);
      if (USDC.isLiquidatable(account)) {
        continue;
      }
      for (int i = 0; i < account.positions().size(); i++) {
        Optional<Decimal> price = USDC.liquidationPrice(account, i, 2);
        if (price.isPresent()) {
          served++;
          boolean isLong = account.positions().get(i).state().size().isPositive();
          Decimal before = isLong ? price.get().plus(TICK) : price.get().minus(TICK);
          assertThat(USDC.isLiquidatable(at(account, i, price.get())))
              .as("seed %d step %d: at %s of %s", seed, step, price.get(), account)
              .isTrue();
          assertThat(USDC.isLiquidatable(at(account, i, before)))
              .as("seed %d step %d: at %s of %s", seed, step, before, account)
              .isFalse();
        }
      }
    }
    assertThat(served).isPositive();
  }

  static MarginAccount randomAccount(SplittableRandom random) {
    List<MarginPosition> positions = new ArrayList<>();
    int markets = random.nextInt(1, 4);
    for (int i = 0; i < markets; i++) {
      Decimal size = Decimal.ofUnits(random.nextInt(1, 2_000_000), 4);
      Decimal price = Decimal.ofUnits(random.nextInt(100, 5_000_000), 2);
      Decimal entry =
          size.times(
              price.plus(Decimal.ofUnits(random.nextInt(-90, 400_000), 2)),
              java.math.RoundingMode.FLOOR);
      boolean isLong = random.nextBoolean();
      Decimal scale =
          random.nextBoolean() ? null : Decimal.ofUnits(random.nextInt(100, 100_000), 0);
      positions.add(
          new MarginPosition(
              new PositionState(
                  isLong ? size : size.negate(),
                  isLong ? entry : entry.negate(),
                  price,
                  Decimal.ofUnits(random.nextInt(-1_000_000, 1_000_000), 6),
                  Decimal.ofUnits(random.nextInt(1_000_000), 6)),
              new MarginTerms(
                  Decimal.of("0.1"),
                  Decimal.of("0.05"),
                  scale,
                  Decimal.of("0.01"),
                  Decimal.ofUnits(random.nextInt(0, 11), 1),
                  Decimal.of("0.2"))));
    }
    Decimal cash = Decimal.ofUnits(random.nextLong(-50_000_000_000L, 900_000_000_000L), 6);
    List<CollateralState> collaterals =
        List.of(
            new CollateralState(
                Decimal.ofUnits(random.nextInt(0, 1_000_000), 5),
                Decimal.ofUnits(random.nextInt(1, 400_000), 2),
                Decimal.of("0.2")));
    return new MarginAccount(cash, collaterals, positions);
  }

  private static MarginAccount at(MarginAccount account, int index, Decimal price) {
    List<MarginPosition> positions = new ArrayList<>(account.positions());
    MarginPosition position = positions.get(index);
    positions.set(index, new MarginPosition(position.state().atPrice(price), position.terms()));
    return new MarginAccount(account.settlementCash(), account.collaterals(), positions);
  }

  static MarginAccount account(String cash, MarginPosition... positions) {
    return new MarginAccount(Decimal.of(cash), List.of(), List.of(positions));
  }

  static MarginPosition position(String size, String entry, String price, MarginTerms terms) {
    return new MarginPosition(
        new PositionState(Decimal.of(size), Decimal.of(entry), Decimal.of(price)), terms);
  }

  static MarginTerms terms(String payable) {
    return new MarginTerms(
        Decimal.of("0.1"),
        Decimal.of("0.05"),
        null,
        Decimal.of("0.01"),
        Decimal.of(payable),
        Decimal.of("0.2"));
  }
}
