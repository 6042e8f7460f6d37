package io.counterpool.fee.economics;

import io.counterpool.models.Decimal;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Loss versus rebalancing of the intervals that were measured, and what those of them lost, traded
 * and earned that were reported too: they alone can tell whether income covers loss. Settlement
 * units.
 *
 * @param seconds of the clock in the measured intervals
 * @param loss of them
 * @param coveredSeconds of the measured intervals that were reported
 * @param coveredLoss of them, at most {@code loss}
 * @param coveredVolume of them
 * @param coveredIncome of them: the pool's part of the trade fees, impact and borrowing
 */
public record LossSums(
    long seconds,
    Decimal loss,
    long coveredSeconds,
    Decimal coveredLoss,
    Decimal coveredVolume,
    Decimal coveredIncome) {

  static final LossSums NONE =
      new LossSums(0, Decimal.ZERO, 0, Decimal.ZERO, Decimal.ZERO, Decimal.ZERO);

  /** What a reported interval traded and earned. */
  record Earned(Decimal volume, Decimal income) {}

  /**
   * With one interval more; the same if its loss would take the sum beyond {@link Figures#LARGEST},
   * uncovered if its income would.
   *
   * @param earned null: it was not reported
   */
  LossSums plus(long interval, BigDecimal intervalLoss, @Nullable Earned earned) {
    Decimal newLoss = Figures.sum(loss, intervalLoss);
    if (newLoss == null) {
      return this;
    }
    Decimal income =
        earned == null ? null : Figures.sum(coveredIncome, earned.income().toBigDecimal());
    return earned == null || income == null
        ? new LossSums(
            seconds + interval, newLoss, coveredSeconds, coveredLoss, coveredVolume, coveredIncome)
        : new LossSums(
            seconds + interval,
            newLoss,
            coveredSeconds + interval,
            coveredLoss.plus(newLoss.minus(loss)),
            coveredVolume.plus(earned.volume()),
            income);
  }

  /** Where losses are for one unit of depth: those for this depth; none if they do not fit. */
  LossSums times(Decimal depth) {
    Decimal whole = Figures.product(loss, depth);
    Decimal covered = Figures.product(coveredLoss, depth);
    return whole == null || covered == null
        ? NONE
        : new LossSums(seconds, whole, coveredSeconds, covered, coveredVolume, coveredIncome);
  }

  LossSums since(LossSums earlier) {
    return new LossSums(
        seconds - earlier.seconds,
        loss.minus(earlier.loss),
        coveredSeconds - earlier.coveredSeconds,
        coveredLoss.minus(earlier.coveredLoss),
        coveredVolume.minus(earlier.coveredVolume),
        coveredIncome.minus(earlier.coveredIncome));
  }
}
