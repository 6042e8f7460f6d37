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
    Borrowing borrowing =
        band == null || curve == null ? null : borrow(schedule, sample, curve, band);
    return new Strengths(
        target.feeCover() == null || !feeScales(schedule)
            ? null
            : fee(schedule, sample, target.feeCover()),
        borrowing == null ? null : borrowing.step(),
        borrowing == null ? null : borrowing.kink(),
        target.skewHalfLifeSeconds() == null
                || Scaled.funding(schedule.funding(), Decimal.ONE).isEmpty()
            ? null
            : funding(sample, Decimal.of(target.skewHalfLifeSeconds())));
  }

  /**
   * Parts that the target asks for and the search leaves as they are: the model has no one
   * strength, a surcharge or a latency premium is charged beside the fee, or the skew of the window
   * does not return, so that nobody can tell what funding would do to it.
   */
  static List<String> untuned(ProposalTarget target, Strengths found) {
    List<String> parts = new ArrayList<>();
    if (target.feeCover() != null && found.fee() == null) {
      parts.add("tradeFee");
    }
    if (target.utilisation() != null && found.borrow() == null) {
      parts.add("borrow");
    }
    if (target.skewHalfLifeSeconds() != null && found.funding() == null) {
      parts.add("funding");
    }
    return parts;
  }

  /**
   * Whether the recorded fees are those of the trade fee alone, so that they grow with it. How much
   * of them a surcharge or a latency premium brought is not recorded.
   */
  private static boolean feeScales(Schedule schedule) {
    return schedule.surcharge() == null
        && schedule.latencyPremium() == null
        && Scaled.fee(schedule.tradeFee(), Decimal.ONE).isPresent();
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
      if (!step.equals(Decimal.ONE) && !passes(schedule, new Strengths(step, null, null, null))) {
        return highest;
      }
      highest = step;
      if (sample.covers(sample.feeIncome(step), cover)) {
        return step;
      }
    }
    return highest;
  }

  /** Whether a schedule of these strengths would be stored. */
  private static boolean passes(Schedule schedule, Strengths strengths) {
    return ScheduleRules.passes(ScaledModels.of(schedule, strengths).in(schedule));
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
            || sample.covers(sample.feeIncome(found.fee()), cover)
            || found.fee().equals(FEE_STEPS.getLast())
        ? null
        : schedule.maxFeeRate();
  }

  /**
   * What a borrowing curve becomes.
   *
   * @param kink null: where it was
   */
  private record Borrowing(Decimal step, @Nullable Decimal kink) {}

  /**
   * The one under which the utilisation is least far outside the band, far counting more: each step
   * with the kink where it was, then at the end of the band. The curve in force is the first; what
   * takes its place is on the mean no farther outside either.
   */
  private static Borrowing borrow(Schedule schedule, Sample sample, RateCurve curve, Band band) {
    Borrowing best = new Borrowing(Decimal.ONE, null);
    Use inForce = sample.use(curve, curve);
    Decimal least = inForce.squaredDistance();
    for (Borrowing tried : borrowings(curve, band)) {
      Use use = sample.use(Scaled.curve(curve, tried.step(), tried.kink()).orElse(curve), curve);
      if (use.squaredDistance().isLessThan(least)
          && !use.meanDistance().isGreaterThan(inForce.meanDistance())
          && passes(schedule, new Strengths(null, tried.step(), tried.kink(), null))) {
        least = use.squaredDistance();
        best = tried;
      }
    }
    return best;
  }

  private static List<Borrowing> borrowings(RateCurve curve, Band band) {
    List<Borrowing> tried = new ArrayList<>();
    for (Decimal step : BORROW_STEPS) {
      tried.add(new Borrowing(step, null));
      if (bends(curve)) {
        tried.add(new Borrowing(step, band.high()));
      }
    }
    return tried;
  }

  /**
   * The weakest that halves the skew in time if the funding in force does not.
   *
   * @return null if the skew does not return
   */
  private static @Nullable Decimal funding(Sample sample, Decimal seconds) {
    if (sample.halfLife(Decimal.ONE) == null) {
      return null;
    }
    return FUNDING_STEPS.stream()
        .filter(step -> step.compareTo(Decimal.ONE) >= 0)
        .filter(
            step -> {
              Decimal halfLife = sample.halfLife(step);
              return halfLife != null && halfLife.compareTo(seconds) <= 0;
            })
        .findFirst()
        .orElse(FUNDING_STEPS.getLast());
  }

  private static boolean bends(RateCurve curve) {
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
