package io.counterpool.fee.proposal;

import io.counterpool.fee.economics.MarketSums;
import io.counterpool.fee.economics.RecordedRound;
import io.counterpool.fee.proposal.Evidence.Outcome;
import io.counterpool.models.Decimal;
import io.counterpool.models.funding.FundingModel;
import io.counterpool.models.funding.FundingState;
import io.counterpool.models.rates.RateCurve;
import io.counterpool.models.tuning.MarketResponse;
import io.counterpool.models.tuning.SkewHalfLife;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A part of the recorded window and what a schedule makes of it. The first state only begins the
 * first interval; each other stands for the interval that ends with it. Real numbers of the models
 * become decimals here.
 *
 * @param states two or more, ascending
 * @param loss versus rebalancing, settlement units; null: unknown
 * @param poolShare of the trade fees
 */
record Sample(
    List<RecordedRound> states,
    @Nullable Decimal loss,
    Decimal poolShare,
    MarketResponse response,
    ProposalTarget target) {

  private static final int MONEY_SCALE = 6;
  private static final int FRACTION_SCALE = 9;
  private static final Decimal YEAR_SECONDS = Decimal.of(31_536_000);

  /** How the utilisation does under a curve. */
  record Use(Decimal income, Decimal timeInBand, Decimal meanDistance, Decimal squaredDistance) {}

  MarketSums sums() {
    return states.getLast().sums().since(states.getFirst().sums());
  }

  /** Income of the pool from fees {@code factor} times as high. */
  Decimal feeIncome(Decimal factor) {
    double ratio = factor.toDouble();
    return sums()
        .tradeFees()
        .times(poolShare, RoundingMode.DOWN)
        .times(real(ratio * response.volumeFactor(ratio)), MONEY_SCALE, RoundingMode.DOWN);
  }

  @Nullable Decimal cover(Decimal feeIncome) {
    return loss == null || !loss.isPositive()
        ? null
        : feeIncome.dividedBy(loss, FRACTION_SCALE, RoundingMode.DOWN);
  }

  /** Whether this income is {@code target} times the loss; without a loss any is. */
  boolean covers(Decimal feeIncome, Decimal target) {
    Decimal cover = cover(feeIncome);
    return cover == null ? loss != null : !cover.isLessThan(target);
  }

  /** The half-life of the recorded skew; empty if it does not return. */
  OptionalDouble halfLife() {
    double[] skews = states.stream().mapToDouble(each -> each.skewSize().toDouble()).toArray();
    long seconds = Duration.between(states.getFirst().at(), states.getLast().at()).toSeconds();
    return SkewHalfLife.of(skews, Math.max(1, (double) seconds / (states.size() - 1)));
  }

  /** The recorded half-life under funding {@code factor} times as strong, seconds. */
  @Nullable Decimal halfLife(Decimal factor) {
    OptionalDouble recorded = halfLife();
    return recorded.isEmpty()
        ? null
        : Decimal.of(recorded.getAsDouble() / factor.toDouble(), 3, RoundingMode.HALF_EVEN);
  }

  /**
   * Utilisation and income under {@code curve}, of what was recorded under {@code recorded}. The
   * open interest moves with the utilisation.
   */
  Use use(RateCurve curve, RateCurve recorded) {
    Decimal income = Decimal.ZERO;
    Decimal inside = Decimal.ZERO;
    Decimal distance = Decimal.ZERO;
    Decimal squared = Decimal.ZERO;
    Decimal total = Decimal.ZERO;
    for (int i = 1; i < states.size(); i++) {
      RecordedRound state = states.get(i);
      Decimal seconds = Decimal.of(seconds(i));
      Decimal before = recorded.annualRate(state.utilisation());
      Decimal factor =
          real(response.utilisationFactor(curve.annualRate(state.utilisation()), before));
      Decimal utilisation = state.utilisation().times(factor, RoundingMode.HALF_EVEN);
      Decimal notional =
          state.openSize().times(state.price(), RoundingMode.DOWN).times(factor, RoundingMode.DOWN);
      income =
          income.plus(
              notional
                  .times(curve.annualRate(utilisation), RoundingMode.DOWN)
                  .timesOver(seconds, YEAR_SECONDS, Decimal.SCALE, RoundingMode.DOWN));
      if (target.utilisation() != null) {
        Decimal outside = target.utilisation().distance(utilisation);
        inside = outside.isZero() ? inside.plus(seconds) : inside;
        distance = distance.plus(outside.times(seconds, RoundingMode.HALF_EVEN));
        squared =
            squared.plus(
                outside
                    .times(outside, RoundingMode.HALF_EVEN)
                    .times(seconds, RoundingMode.HALF_EVEN));
      }
      total = total.plus(seconds);
    }
    return new Use(
        income.rounded(MONEY_SCALE, RoundingMode.DOWN),
        mean(inside, total),
        mean(distance, total),
        squared);
  }

  /** Mean size of the rate over the recorded skews, fraction per day. */
  Decimal meanFunding(FundingModel funding) {
    FundingState state = FundingState.START;
    Decimal sum = Decimal.ZERO;
    Decimal total = Decimal.ZERO;
    for (int i = 1; i < states.size(); i++) {
      RecordedRound at = states.get(i);
      long seconds = seconds(i);
      state =
          new FundingState(
              funding.advance(state, at.skewSize(), at.price(), seconds).ratePerDay(),
              Decimal.ZERO);
      sum = sum.plus(state.ratePerDay().abs().times(Decimal.of(seconds), RoundingMode.HALF_EVEN));
      total = total.plus(Decimal.of(seconds));
    }
    return mean(sum, total);
  }

  /** What models of these strengths make of this part. */
  Outcome outcome(ScaledModels inForce, ScaledModels tried) {
    Decimal feeFactor = tried.feeFactor();
    Decimal feeIncome = feeIncome(feeFactor);
    Decimal cover = cover(feeIncome);
    RateCurve recorded = inForce.curve();
    RateCurve curve = tried.curve();
    Use use = recorded == null || curve == null ? null : use(curve, recorded);
    Decimal halfLife = halfLife(tried.fundingFactor());
    Use banded = target.utilisation() == null ? null : use;
    return new Outcome(
        sums()
            .volume()
            .times(
                real(response.volumeFactor(feeFactor.toDouble())),
                MONEY_SCALE,
                RoundingMode.HALF_EVEN),
        feeIncome,
        cover,
        use == null ? Decimal.ZERO : use.income(),
        banded == null ? null : banded.timeInBand(),
        banded == null ? null : banded.meanDistance(),
        halfLife,
        tried.funding() == null ? null : meanFunding(tried.funding()),
        target.utilisation() == null || (banded != null && banded.meanDistance().isZero()),
        target.feeCover() == null || covers(feeIncome, target.feeCover()),
        target.skewHalfLifeSeconds() == null
            || (halfLife != null
                && halfLife.compareTo(Decimal.of(target.skewHalfLifeSeconds())) <= 0));
  }

  /** What both schedules make of it. */
  Evidence evidence(ScaledModels inForce, ScaledModels proposed) {
    return new Evidence(
        states.getFirst().at(),
        states.getLast().at(),
        sums().rounds(),
        states.size() - 1,
        loss == null ? null : loss.rounded(MONEY_SCALE, RoundingMode.HALF_EVEN),
        outcome(inForce, inForce),
        outcome(inForce, proposed));
  }

  private long seconds(int i) {
    return Math.max(0, states.get(i).sums().seconds() - states.get(i - 1).sums().seconds());
  }

  private static Decimal mean(Decimal sum, Decimal total) {
    return total.isZero()
        ? Decimal.ZERO
        : sum.dividedBy(total, FRACTION_SCALE, RoundingMode.HALF_EVEN);
  }

  private static Decimal real(double value) {
    return Decimal.of(value, 12, RoundingMode.HALF_EVEN);
  }
}
