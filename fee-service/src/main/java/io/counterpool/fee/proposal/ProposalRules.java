package io.counterpool.fee.proposal;

import io.counterpool.fee.proposal.ProposalTarget.Band;
import io.counterpool.fee.proposal.Sample.Use;
import io.counterpool.fee.schedule.Schedule;
import io.counterpool.fee.schedule.ScheduleRules;
import io.counterpool.models.Decimal;
import io.counterpool.models.rates.JumpRate;
import io.counterpool.models.rates.KinkedRate;
import io.counterpool.models.rates.RateCurve;
import io.counterpool.models.rates.TwoCurveRate;
import io.counterpool.models.tuning.Scaled;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Searches strengths of the models in force for a target. Pure and deterministic: the same sample
 * has the same strengths. A target that is already met, or not asked for, changes nothing; among
 * strengths that do equally well the one nearest to the schedule in force is taken.
 */
final class ProposalRules {

  /** Recorded rounds that are looked at. */
  static final int MOST_STATES = 1_000;

  /** Intervals that each part of a window needs. */
  static final int LEAST_INTERVALS = 12;

  /** Strengths from 1/8 to 8 in equal ratios, the nearest to 1 first. */
  private static final List<Decimal> FEE_STEPS = strengths(16);

  private static final List<Decimal> BORROW_STEPS = strengths(4);
  private static final List<Decimal> FUNDING_STEPS = strengths(16);

  private ProposalRules() {}

  /** The strengths that the part in sample asks for. */
  static Strengths search(Schedule schedule, Sample sample) {
    ProposalTarget target = sample.target();
    Band band = target.utilisation();
    RateCurve curve = Scaled.curve(schedule.borrow(), Decimal.ONE, null).orElse(null);
    Decimal kink =
        band != null
                && bends(curve)
                && curve != null
                && sample.use(curve, curve).squaredDistance().isPositive()
            ? band.high()
            : null;
    return new Strengths(
        target.feeCover() == null || Scaled.fee(schedule.tradeFee(), Decimal.ONE).isEmpty()
            ? null
            : fee(schedule, sample, target.feeCover()),
        band == null || curve == null ? null : borrow(sample, curve, kink),
        kink,
        target.skewHalfLifeSeconds() == null
                || Scaled.funding(schedule.funding(), Decimal.ONE).isEmpty()
            ? null
            : funding(sample, Decimal.of(target.skewHalfLifeSeconds())));
  }

  /**
   * The lowest that reaches the cover if the fee in force does not; if none does, the highest that
   * the schedule's own cap lets through.
   */
  private static Decimal fee(Schedule schedule, Sample sample, Decimal cover) {
    Decimal highest = Decimal.ONE;
    for (Decimal step : FEE_STEPS) {
      if (step.compareTo(Decimal.ONE) < 0) {
        continue;
      }
      if (!step.equals(Decimal.ONE) && !passes(schedule, step)) {
        return highest;
      }
      highest = step;
      if (reaches(sample.cover(sample.feeIncome(step)), cover)) {
        return step;
      }
    }
    return highest;
  }

  /** Whether a schedule with its fee scaled, and nothing else, would be stored. */
  private static boolean passes(Schedule schedule, Decimal step) {
    Strengths fee = new Strengths(step, null, null, null);
    return ScheduleRules.passes(ScaledModels.of(schedule, fee).in(schedule));
  }

  /**
   * The cap that keeps the fee below what the target asks for.
   *
   * @return null if none does
   */
  static @Nullable Decimal limit(Schedule schedule, Strengths found, Sample sample) {
    Decimal cover = sample.target().feeCover();
    return found.fee() == null
            || cover == null
            || reaches(sample.cover(sample.feeIncome(found.fee())), cover)
            || found.fee().equals(FEE_STEPS.getLast())
        ? null
        : schedule.maxFeeRate();
  }

  private static boolean reaches(@Nullable Decimal reached, Decimal wanted) {
    return reached != null && reached.compareTo(wanted) >= 0;
  }

  /** The one under which the utilisation is least far outside the band, far counting more. */
  private static Decimal borrow(Sample sample, RateCurve curve, @Nullable Decimal kink) {
    Decimal best = Decimal.ONE;
    Decimal least = null;
    for (Decimal step : BORROW_STEPS) {
      RateCurve tried = Scaled.curve(curve, step, kink).orElse(curve);
      Use use = sample.use(tried, curve);
      if (least == null || use.squaredDistance().isLessThan(least)) {
        least = use.squaredDistance();
        best = step;
      }
    }
    return best;
  }

  /** The weakest that halves the skew in time if the funding in force does not. */
  private static Decimal funding(Sample sample, Decimal seconds) {
    return FUNDING_STEPS.stream()
        .filter(step -> step.compareTo(Decimal.ONE) >= 0)
        .filter(
            step -> {
              Decimal halfLife = sample.halfLife(step);
              return halfLife != null && halfLife.compareTo(seconds) <= 0;
            })
        .findFirst()
        .orElse(sample.halfLife(Decimal.ONE) == null ? Decimal.ONE : FUNDING_STEPS.getLast());
  }

  private static boolean bends(@Nullable RateCurve curve) {
    return curve instanceof KinkedRate
        || curve instanceof JumpRate
        || curve instanceof TwoCurveRate;
  }

  private static List<Decimal> strengths(int stepsPerDoubling) {
    List<Integer> steps = new ArrayList<>();
    for (int n = -3 * stepsPerDoubling; n <= 3 * stepsPerDoubling; n++) {
      steps.add(n);
    }
    steps.sort(Comparator.comparingInt((Integer n) -> Math.abs(n)).thenComparingInt(n -> n));
    return steps.stream()
        .map(n -> Decimal.of(Math.pow(2, (double) n / stepsPerDoubling), 4, RoundingMode.HALF_EVEN))
        .toList();
  }
}
