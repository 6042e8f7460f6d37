package io.counterpool.pool.distribution;

import static io.counterpool.pool.executor.Desk.A;
import static io.counterpool.pool.executor.Desk.number;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.models.Decimal;
import io.counterpool.models.fees.FlatFee;
import io.counterpool.pool.executor.Desk;
import io.counterpool.pool.executor.Journal;
import io.counterpool.pool.executor.Journal.Receipt;
import io.counterpool.pool.liquidity.ShareMovement;
import io.counterpool.pool.order.ReceiptCheck;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The insurance target, and income that enters share value over time. */
class IncomeTest {

  private static final long DAY = 86_400;
  private static final Decimal UNIT = number("0.000001");

  @Test
  void fillsInsuranceToItsTargetAndGivesThePoolTheRest() {
    Desk desk = new Desk("1000000", "500");
    desk.tradeFee = new FlatFee(number("0.001"));
    desk.insuranceTarget = number("500.5");
    desk.fund(1, "5000");
    long order = desk.order(1, A, "5");
    Journal journal = desk.round("2000");
    // 10 of fee: 7 pool, 2 insurance, 1 treasury; insurance takes 0.5.
    assertThat(desk.figure(order, "fee")).isEqualTo(number("10"));
    assertThat(desk.insurance()).isEqualTo(number("500.5"));
    assertThat(desk.poolCash()).isEqualTo(number("1000008.5"));
    Map<String, Object> receipt = journal.receipts.getFirst().figures();
    assertThat(receipt)
        .containsEntry("feeToPool", number("8.5"))
        .containsEntry("feeToInsurance", number("0.5"))
        .containsEntry("feeToTreasury", number("1"))
        .containsEntry("feeOverflow", number("1.5"))
        .containsEntry("insuranceBefore", number("500"))
        .containsEntry("insuranceTarget", number("500.5"));
    assertThat(ReceiptCheck.recompute(journal.receipts.getFirst())).isEmpty();
    desk.order(1, A, "-5");
    desk.round("2000");
    assertThat(desk.insurance()).isEqualTo(number("500.5"));
  }

  @Test
  void findsAReceiptWhoseOverflowIsWrong() {
    Desk desk = new Desk("1000000", "500");
    desk.tradeFee = new FlatFee(number("0.001"));
    desk.insuranceTarget = number("500.5");
    desk.fund(1, "5000");
    desk.order(1, A, "5");
    Receipt receipt = desk.round("2000").receipts.getFirst();
    Map<String, Object> forged = new LinkedHashMap<>(receipt.figures());
    forged.put("insuranceBefore", number("400"));
    assertThat(ReceiptCheck.recompute(new Receipt(1, forged))).isNotEmpty();
  }

  @Test
  void givesThePoolTheLiquidationFeeThatInsuranceHasNoRoomFor() {
    Desk desk = new Desk("1000000", "500");
    desk.buffer = number("0.2");
    desk.closeOutFee = number("0.01");
    desk.insuranceTarget = number("510");
    desk.incomeStreamSeconds = DAY;
    desk.fund(1, "1000");
    desk.order(1, A, "5");
    desk.round("2000");
    Journal journal = desk.round("1890");
    // The fee of LossesTest.paysTheCloseOutFeeToInsurance: 23.40009, of which 10 fit.
    assertThat(journal.liquidations.getFirst().fee()).isEqualTo(number("23.40009"));
    assertThat(desk.insurance()).isEqualTo(number("510"));
    assertThat(journal.receipts.getFirst().figures())
        .containsEntry("feeOverflow", number("13.40009"));
    assertThat(ReceiptCheck.recompute(journal.receipts.getFirst())).isEmpty();
    assertThat(journal.valuations.getFirst().unreleased()).isEqualTo(number("13.40009"));
  }

  @Test
  void letsIncomeInFromTheNextStrikeOn() {
    Providers pool = new Providers();
    pool.desk.incomeStreamSeconds = 1000L;
    pool.deposit(1, number("1000000"));
    pool.strike();
    pool.earn("700");
    assertThat(pool.valuation().unreleased()).isEqualTo(number("700"));
    assertThat(pool.valuation().value()).isEqualTo(number("1000000"));
    assertThat(pool.valuation().upper()).isEqualTo(number("1000700"));
    Journal strike = pool.strike();
    assertThat(strike.epochs.getFirst().unreleased()).isEqualTo(number("700"));
    assertThat(strike.epochs.getFirst().lower()).isEqualTo(number("1000000"));
    pool.pass(499);
    pool.desk.round("100"); // 500 s after the strike
    assertThat(pool.valuation().unreleased()).isEqualTo(number("350"));
    assertThat(pool.valuation().value()).isEqualTo(number("1000350"));
    pool.pass(499);
    pool.desk.round("100");
    assertThat(pool.valuation().unreleased()).isEqualTo(Decimal.ZERO);
    assertThat(pool.valuation().value()).isEqualTo(number("1000700"));
  }

  @Test
  void streamsWhatIsOnItsWayToTheEndWhenSwitchedOff() {
    Providers pool = new Providers();
    pool.desk.incomeStreamSeconds = 2 * DAY;
    pool.deposit(1, number("1000000"));
    pool.strike();
    pool.earn("700");
    pool.strike();
    pool.desk.incomeStreamSeconds = null;
    pool.earn("280");
    assertThat(pool.valuation().value()).isLessThan(number("1000281"));
    pool.strike();
    pool.strike();
    assertThat(pool.valuation().value()).isEqualTo(number("1000980"));
  }

  @Test
  void givesIncomeThatNoShareOwnsToInsurance() {
    Providers pool = new Providers();
    pool.desk.incomeStreamSeconds = DAY;
    pool.deposit(1, number("1000000"));
    pool.strike();
    pool.earn("700");
    pool.redeemAll(1);
    Decimal insured = pool.desk.insurance();
    pool.strike();
    assertThat(pool.desk.insurance().minus(insured)).isEqualTo(number("700"));
    assertThat(pool.desk.poolCash()).isEqualTo(Decimal.ZERO);
    assertThat(pool.valuation().unreleased()).isEqualTo(Decimal.ZERO);
    assertThat(pool.valuation().value()).isEqualTo(Decimal.ZERO);
  }

  @Test
  void sellsNothingOfWhatTheLastLeaverForgoes() {
    Providers pool = new Providers();
    pool.desk.incomeStreamSeconds = 3600L;
    pool.deposit(1, number("1000000"));
    pool.strike();
    pool.earn("10000");
    pool.redeemAll(1);
    pool.deposit(2, Decimal.ONE);
    Decimal insured = pool.desk.insurance();
    Journal strike = pool.strike();
    assertThat(Providers.struck(strike).redeemed()).isEqualTo(number("1000000"));
    assertThat(Providers.struck(strike).depositPrice()).isEqualTo(Decimal.ONE);
    assertThat(pool.desk.insurance().minus(insured))
        .isBetween(number("10000"), number("10000.00001"));
    pool.redeemAll(2);
    assertThat(paid(pool.strike(), 2)).isEqualTo(Decimal.ONE);
  }

  @Test
  void leavesWhatALeaverForgoesToThoseWhoWereThere() {
    Providers pool = new Providers();
    pool.desk.incomeStreamSeconds = 3600L;
    pool.deposit(1, number("750000"));
    pool.deposit(3, number("250000"));
    pool.strike();
    pool.earn("10000");
    pool.redeemAll(3);
    pool.deposit(2, number("1000000"));
    Journal strike = pool.strike();
    assertThat(paid(strike, 3)).isEqualTo(number("250000"));
    // 760,000 for 750,000 shares, not 1,010,000 for 1,000,000
    assertThat(Providers.struck(strike).depositPrice())
        .isBetween(number("1.013333"), number("1.013334"));
    pool.redeemAll(2);
    assertThat(paid(pool.strike(), 2)).isBetween(number("999999.99999"), number("1000000"));
    assertThat(pool.desk.poolCash()).isBetween(number("760000"), number("760000.00001"));
  }

  private static Decimal paid(Journal strike, int provider) {
    Decimal paid = Decimal.ZERO;
    for (ShareMovement movement : strike.shareMovements) {
      if (movement.provider().equals(Providers.id(provider)) && movement.assets().isNegative()) {
        paid = paid.minus(movement.assets());
      }
    }
    return paid;
  }

  @Test
  void givesAQuickProviderTheFeeWithoutAStream() {
    assertThat(quickGain(new SplittableRandom(1), false)).isGreaterThan(number("100"));
  }

  static LongStream seeds() {
    return new SplittableRandom(Long.getLong("seed", System.nanoTime())).longs(12);
  }

  /** In just before a fee and out at the next strike: never a gain, whatever else is streaming. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void givesAQuickProviderNothing(long seed) {
    assertThat(quickGain(new SplittableRandom(seed), true)).isLessThanOrEqualTo(number("0.000002"));
  }

  private static Decimal quickGain(SplittableRandom random, boolean streamed) {
    Providers pool = new Providers();
    pool.desk.incomeStreamSeconds = streamed ? random.nextLong(3600, 10 * DAY) : null;
    pool.deposit(1, Decimal.of(random.nextLong(1_000_000, 3_000_000)));
    pool.deposit(3, Decimal.of(random.nextLong(1, 9_000_000)));
    pool.strike();
    if (streamed) {
      for (int epoch = random.nextInt(4); epoch > 0; epoch--) {
        fees(pool, random);
        pool.strike();
      }
      fees(pool, random);
    }
    if (streamed) {
      leave(pool, random);
    }
    Decimal amount = Decimal.of(random.nextLong(1, 5_000_000));
    pool.deposit(2, amount);
    pool.strike();
    pool.earn(random.nextInt(1000, 20_000) + ".123457");
    pool.redeemAll(2);
    Journal strike = pool.strike();
    assertThat(pool.shares(2)).isEqualTo(Decimal.ZERO);
    return paid(strike, 2).minus(amount);
  }

  /** One provider leaves with all or some of it, sometimes everybody. */
  private static void leave(Providers pool, SplittableRandom random) {
    switch (random.nextInt(4)) {
      case 0 -> pool.redeem(3, some(pool.shares(3), random));
      case 1 -> pool.redeemAll(3);
      case 2 -> {
        pool.redeemAll(3);
        pool.redeem(1, some(pool.shares(1), random));
      }
      default -> {
        pool.redeemAll(1);
        pool.redeemAll(3);
      }
    }
  }

  private static Decimal some(Decimal shares, SplittableRandom random) {
    return shares.times(Decimal.of(random.nextDouble(), 6, RoundingMode.UP), 12, RoundingMode.UP);
  }

  /**
   * Whoever comes at one strike and leaves at the next, with no trade between, has gained nothing:
   * not of income on its way, not of what leavers forgo, not of the confidence of a price.
   */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void sellsNoSharesBelowWhatTheNextStrikeBuysThemAt(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Providers pool = new Providers();
    pool.desk.incomeStreamSeconds = random.nextLong(3600, 3 * DAY);
    pool.desk.maxPoolLoss = Decimal.of(100);
    int providers = random.nextInt(1, 5);
    for (int provider = 1; provider <= providers; provider++) {
      pool.deposit(provider, Decimal.of(random.nextLong(1, 1_000_000)));
    }
    pool.strike();
    for (int newcomer = providers + 1; newcomer < providers + 9; newcomer++) {
      if (pool.valuation().value().isGreaterThan(Decimal.of(1000))) {
        fees(pool, random);
      }
      if (random.nextBoolean()) {
        pool.desk.confidence = Decimal.of(random.nextDouble(0.5), 6, RoundingMode.UP);
        pool.desk.order(Providers.TRADER, A, random.nextBoolean() ? "100" : "-100");
        pool.desk.round("100");
      }
      for (int provider = 1; provider < newcomer; provider++) {
        if (random.nextInt(3) > 0 && pool.shares(provider).isPositive()) {
          pool.redeem(
              provider,
              random.nextBoolean() ? pool.shares(provider) : some(pool.shares(provider), random));
        }
      }
      Decimal amount = Decimal.of(random.nextDouble(0.01, 1_000_000), 6, RoundingMode.UP);
      pool.deposit(newcomer, amount);
      pool.strike();
      Decimal bought = pool.shares(newcomer);
      if (bought.isZero()) {
        continue; // refused: the pool is worth nothing
      }
      pool.redeemAll(newcomer);
      assertThat(paid(pool.strike(), newcomer)).isLessThanOrEqualTo(amount.plus(UNIT));
      if (random.nextBoolean()) {
        pool.deposit(1, Decimal.of(random.nextLong(1, 100_000)));
        pool.strike();
      }
    }
  }

  private static void fees(Providers pool, SplittableRandom random) {
    for (int i = random.nextInt(3); i > 0; i--) {
      pool.pass(random.nextLong(20_000));
      pool.earn(random.nextInt(1, 5000) + ".5");
    }
  }
}
