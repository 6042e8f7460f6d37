package io.counterpool.pool.valuation;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.models.Decimal;
import io.counterpool.pool.market.FundingIndices;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PoolValueTest {

  @Test
  void countsTheTradersNetProfitAgainstThePool() {
    // Longs 3 from 100 on average, shorts 1 from 110: at 120 they win 60 and lose 10.
    var market = market("120", "0", "3", "1", "190", "1000");
    var value = value("500", List.of(market), List.of());

    assertThat(value.tradersProfit()).isEqualTo(Decimal.of(50));
    assertThat(value.value()).isEqualTo(Decimal.of(450));
    assertThat(value.lower()).isEqualTo(Decimal.of(450));
  }

  @Test
  void countsProfitsOnlyUpToTheBudgetAndLossesInFull() {
    var winning = market("200", "0", "1", "0", "100", "60");
    var losing = market("50", "0", "1", "0", "100", "60");

    assertThat(value("500", List.of(winning), List.of()).value()).isEqualTo(Decimal.of(440));
    assertThat(value("500", List.of(losing), List.of()).value()).isEqualTo(Decimal.of(550));
  }

  @Test
  void takesOffWhatAccountsCannotPay() {
    // A long of 1 from 100 with 20 of cash, at 70: it owes 30 and can pay 20.
    var market = market("70", "0", "1", "0", "100", "1000");
    var value = value("500", List.of(market), List.of(account("20", market, "1", "100")));

    assertThat(value.shortfall()).isEqualTo(Decimal.of(10));
    assertThat(value.value()).isEqualTo(Decimal.of(520));
  }

  @Test
  void reservesWhatIsLeftOfTheBudgetBesidesTheProfitAlreadyDeducted() {
    var open = market("120", "0", "1", "0", "100", "50");
    var idle = market("120", "0", "0", "0", "0", "50");
    var value = value("180", List.of(open, idle), List.of());

    assertThat(value.reserved()).isEqualTo(Decimal.of(30));
    // 30 ÷ 160
    assertThat(value.utilisation()).isEqualTo(Decimal.of("0.1875"));
    assertThat(value("-5", List.of(open), List.of()).utilisation()).isEqualTo(Decimal.ONE);
  }

  @Test
  void usesNothingOfAPoolInWhichNothingIsReserved() {
    var idle = market("120", "0", "0", "0", "0", "50");

    assertThat(value("0", List.of(idle), List.of()).utilisation()).isEqualTo(Decimal.ZERO);
    assertThat(value("-5", List.of(idle), List.of()).utilisation()).isEqualTo(Decimal.ZERO);
  }

  @Test
  void countsTheWholeBudgetWhereAMarketHasNoPrice() {
    var priced = market("100", "0", "1", "0", "100", "50");
    var unpriced =
        new MarketMark(
            "M",
            priced.price(),
            priced.confidence(),
            false,
            priced.longSize(),
            priced.shortSize(),
            priced.netEntryNotional(),
            FundingIndices.ZERO,
            Decimal.ZERO,
            Decimal.ZERO,
            Decimal.ZERO,
            priced.budgetLeft());
    var value = value("500", List.of(unpriced), List.of());

    assertThat(value.certain()).isFalse();
    assertThat(value.value()).isEqualTo(Decimal.of(500));
    assertThat(value.lower()).isEqualTo(Decimal.of(450));
  }

  static LongStream seeds() {
    return LongStream.range(1, 200);
  }

  /** Whatever the prices are inside their confidence, the value lies between the bounds. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void staysBetweenItsBoundsAtAnyPriceInsideTheConfidence(long seed) {
    Random random = new Random(seed);
    int markets = 1 + random.nextInt(3);
    List<Decimal> mids = new ArrayList<>();
    List<Decimal> halves = new ArrayList<>();
    List<Decimal> budgets = new ArrayList<>();
    for (int m = 0; m < markets; m++) {
      mids.add(Decimal.ofUnits(1000 + random.nextInt(100_000), 3));
      halves.add(Decimal.ofUnits(random.nextInt(1000), 3));
      budgets.add(Decimal.of(random.nextInt(5000)));
    }
    int accounts = 1 + random.nextInt(6);
    List<List<Decimal[]>> positions = new ArrayList<>(); // by account: market, size, entry
    List<Decimal> cash = new ArrayList<>();
    for (int a = 0; a < accounts; a++) {
      List<Decimal[]> held = new ArrayList<>();
      for (int m = 0; m < markets; m++) {
        Decimal size = Decimal.ofUnits(random.nextInt(20_001) - 10_000, 2);
        if (!size.isZero()) {
          Decimal entry =
              size.times(
                  mids.get(m)
                      .times(Decimal.ofUnits(700 + random.nextInt(600), 3), RoundingMode.DOWN),
                  6,
                  RoundingMode.CEILING);
          held.add(new Decimal[] {Decimal.of(m), size, entry});
        }
      }
      positions.add(held);
      cash.add(Decimal.of(random.nextInt(3000) - 200));
    }
    PoolValue bounds = value(mids, halves, budgets, positions, cash);
    for (int tries = 0; tries < 20; tries++) {
      List<Decimal> prices = new ArrayList<>();
      List<Decimal> none = new ArrayList<>();
      for (int m = 0; m < markets; m++) {
        int part = tries < 8 ? (tries >> m & 1) * 2 - 1 : 0;
        Decimal off =
            part == 0
                ? halves
                    .get(m)
                    .times(
                        Decimal.of(random.nextDouble() * 2 - 1, 6, RoundingMode.DOWN),
                        6,
                        RoundingMode.DOWN)
                : halves.get(m).times(part);
        prices.add(mids.get(m).plus(off));
        none.add(Decimal.ZERO);
      }
      Decimal at = value(prices, none, budgets, positions, cash).value();
      assertThat(at)
          .as("seed %s, prices %s", seed, prices)
          // Two components are rounded up on either side.
          .isBetween(
              bounds.lower().minus(Decimal.ofUnits(accounts + 2, 6)),
              bounds.upper().plus(Decimal.ofUnits(accounts + 2, 6)));
    }
  }

  private static PoolValue value(
      List<Decimal> prices,
      List<Decimal> halves,
      List<Decimal> budgets,
      List<List<Decimal[]>> positions,
      List<Decimal> cash) {
    List<MarketMark> marks = new ArrayList<>();
    for (int m = 0; m < prices.size(); m++) {
      Decimal longs = Decimal.ZERO;
      Decimal shorts = Decimal.ZERO;
      Decimal entry = Decimal.ZERO;
      for (List<Decimal[]> held : positions) {
        for (Decimal[] position : held) {
          if (position[0].equals(Decimal.of(m))) {
            longs = longs.plus(position[1].max(Decimal.ZERO));
            shorts = shorts.plus(position[1].negate().max(Decimal.ZERO));
            entry = entry.plus(position[2]);
          }
        }
      }
      marks.add(
          new MarketMark(
              "M" + m,
              prices.get(m),
              halves.get(m),
              true,
              longs,
              shorts,
              entry,
              FundingIndices.ZERO,
              Decimal.ZERO,
              Decimal.ZERO,
              Decimal.ZERO,
              budgets.get(m)));
    }
    List<AccountMark> accounts = new ArrayList<>();
    for (int a = 0; a < positions.size(); a++) {
      List<PositionMark> held = new ArrayList<>();
      for (Decimal[] position : positions.get(a)) {
        held.add(
            new PositionMark(
                marks.get((int) position[0].toDouble()),
                position[1],
                position[2],
                Decimal.ZERO,
                Decimal.ZERO));
      }
      accounts.add(new AccountMark(cash.get(a), List.of(), held));
    }
    return PoolValue.of(Decimal.of(10_000), Decimal.ZERO, 6, List.of(), marks, accounts);
  }

  private static PoolValue value(
      String cash, List<MarketMark> markets, List<AccountMark> accounts) {
    return PoolValue.of(Decimal.of(cash), Decimal.ZERO, 6, List.of(), markets, accounts);
  }

  private static MarketMark market(
      String price, String confidence, String longs, String shorts, String entry, String budget) {
    return new MarketMark(
        "M",
        Decimal.of(price),
        Decimal.of(confidence),
        true,
        Decimal.of(longs),
        Decimal.of(shorts),
        Decimal.of(entry),
        FundingIndices.ZERO,
        Decimal.ZERO,
        Decimal.ZERO,
        Decimal.ZERO,
        Decimal.of(budget));
  }

  private static AccountMark account(String cash, MarketMark market, String size, String entry) {
    return new AccountMark(
        Decimal.of(cash),
        List.of(),
        List.of(
            new PositionMark(
                market, Decimal.of(size), Decimal.of(entry), Decimal.ZERO, Decimal.ZERO)));
  }
}
