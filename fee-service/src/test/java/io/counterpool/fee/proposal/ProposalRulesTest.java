package io.counterpool.fee.proposal;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.fee.economics.MarketSums;
import io.counterpool.fee.economics.RecordedRound;
import io.counterpool.fee.proposal.ProposalTarget.Band;
import io.counterpool.fee.schedule.FeeSplit;
import io.counterpool.fee.schedule.MarketId;
import io.counterpool.fee.schedule.Schedule;
import io.counterpool.fee.schedule.ScheduleRules;
import io.counterpool.fee.terms.PoolId;
import io.counterpool.models.Decimal;
import io.counterpool.models.fees.LatencyPremium;
import io.counterpool.models.fees.Sigmoid;
import io.counterpool.models.fees.SigmoidFee;
import io.counterpool.models.fees.SkewFee;
import io.counterpool.models.fees.VolatilityFee;
import io.counterpool.models.funding.FundingModel;
import io.counterpool.models.funding.NoFunding;
import io.counterpool.models.funding.SkewVelocityFunding;
import io.counterpool.models.rates.KinkedRate;
import io.counterpool.models.rates.RateCurve;
import io.counterpool.models.tuning.MarketResponse;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** On drawn markets whose figures are known beforehand. */
class ProposalRulesTest {

  private static final FundingModel FUNDING =
      new SkewVelocityFunding(d("0.1"), d("1000"), d("0.01"));

  private static final SkewFee FEE = new SkewFee(d("0.0005"), d("0.001"));

  /** Of a skew from hour to hour, so that it halves in 6.6 hours. */
  private static final double RETURNING = 0.9;

  private static final Strengths NONE = new Strengths(null, null, null, null);

  @Test
  void raisesFeesNoFurtherThanTheCoverNeeds() {
    // Each hour 1,000 of volume pays 1 and loses 1: the pool's half covers 0.5. With an elasticity
    // of 0.5 income grows with √factor, so that a cover of 1 needs 4 times the fee.
    Sample sample = sample(new ProposalTarget(null, Decimal.ONE, null), "0.5", "0.4");
    Strengths found = ProposalRules.search(schedule(FUNDING), sample);
    assertThat(found.fee()).isEqualTo(Decimal.of(4));
    assertThat(found.borrow()).isNull();
    assertThat(found.funding()).isNull();
    Evidence evidence = evidence(sample, FUNDING, found);
    assertThat(evidence.inForce().feeCover()).isEqualTo(d("0.5"));
    assertThat(evidence.inForce().meetsFeeCover()).isFalse();
    assertThat(evidence.proposed().feeCover()).isEqualTo(Decimal.ONE);
    assertThat(evidence.proposed().meetsFeeCover()).isTrue();
    assertThat(evidence.proposed().volume())
        .isEqualTo(evidence.inForce().volume().dividedBy(d("2"), RoundingMode.UP));
  }

  @Test
  void changesNothingThatIsMetAlready() {
    ProposalTarget target = new ProposalTarget(new Band(d("0.3"), d("0.5")), d("0.5"), 1_000_000);
    Strengths found = ProposalRules.search(schedule(FUNDING), sample(target, "0.5", "0.4"));
    assertThat(found.fee()).isEqualTo(Decimal.ONE);
    assertThat(found.borrow()).isEqualTo(Decimal.ONE);
    assertThat(found.funding()).isEqualTo(Decimal.ONE);
    assertThat(found.kink()).isNull();
  }

  @Test
  void movesTheRateTheWayTheUtilisationHasToGo() {
    ProposalTarget low = new ProposalTarget(new Band(d("0.5"), d("0.6")), null, null);
    Sample crowded = sample(low, "0.5", "0.75");
    Strengths dearer = ProposalRules.search(schedule(FUNDING), crowded);
    assertThat(dearer.kink()).isEqualTo(d("0.6"));
    assertThat(rateAt("0.75", dearer)).isGreaterThan(rateAt("0.75", NONE));
    Evidence evidence = evidence(crowded, FUNDING, dearer);
    assertThat(evidence.proposed().meanBandDistance())
        .isLessThan(evidence.inForce().meanBandDistance());
    ProposalTarget high = new ProposalTarget(new Band(d("0.82"), d("0.9")), null, null);
    Strengths cheaper = ProposalRules.search(schedule(FUNDING), sample(high, "0.5", "0.81"));
    assertThat(rateAt("0.81", cheaper)).isLessThan(rateAt("0.81", NONE));
  }

  @Test
  void keepsTheCurveInForceWhereAnotherKinkWouldDoWorse() {
    // 0.92 pays 3.4 a year. With the kink at 0.9 it would pay 0.84 × strength: 3.36 at the best
    // step, 4, which drives the use to 0.9966. With the kink at 0.5 the next step drives it to
    // 0.25.
    staysAt(new KinkedRate(d("0"), d("0.5"), d("0.04"), d("4")), "0.5", "0.9", "0.92", "0.02");
    staysAt(new KinkedRate(d("0"), d("0.8"), d("0.04"), d("4")), "0.8", "0.95", "0.96", "0.01");
  }

  private static void staysAt(
      RateCurve curve, String low, String high, String used, String distance) {
    Sample sample = sample(new ProposalTarget(new Band(d(low), d(high)), null, null), "0.5", used);
    Schedule schedule = schedule(FUNDING).with(FEE, curve, FUNDING);
    Strengths found = ProposalRules.search(schedule, sample);
    assertThat(found).isEqualTo(new Strengths(null, Decimal.ONE, null, null));
    assertThat(evidence(sample, schedule, found).proposed().meanBandDistance())
        .isEqualTo(d(distance));
  }

  @Test
  void proposesNoCurveThatDoesWorseInSample() {
    SplittableRandom random = new SplittableRandom(5);
    for (int n = 0; n < 60; n++) {
      Decimal low = Decimal.ofUnits(random.nextInt(5, 80), 2);
      Band band = new Band(low, low.plus(Decimal.ofUnits(random.nextInt(1, 20), 2)));
      RateCurve curve =
          new KinkedRate(
              Decimal.ZERO,
              Decimal.ofUnits(random.nextInt(5, 95), 2),
              d("0.04"),
              Decimal.ofUnits(random.nextInt(1, 80), 1));
      String used = Decimal.ofUnits(random.nextInt(0, 120), 2).toString();
      Sample sample = sample(new ProposalTarget(band, null, null), "0.5", used, RETURNING, 12);
      Schedule schedule = schedule(FUNDING).with(FEE, curve, FUNDING);
      Strengths found = ProposalRules.search(schedule, sample);
      Evidence evidence = evidence(sample, schedule, found);
      assertThat(evidence.proposed().meanBandDistance())
          .as("%s, %s, use %s: %s", curve, band, used, found)
          .isLessThanOrEqualTo(evidence.inForce().meanBandDistance());
    }
  }

  @Test
  void leavesAFeeThatASurchargeOrALatencyPremiumIsChargedBeside() {
    // A flat 0.0005 and a surcharge of 0.0015 brought 2; four times the flat part alone would bring
    // 1.75 times as much for each trade and not four times.
    VolatilityFee calm =
        new SigmoidFee(1_500, new Sigmoid(0, 4_000, 500), new Sigmoid(0, 15_000, 1_000));
    LatencyPremium latency = new LatencyPremium(d("4"), d("2"), d("0.002"));
    ProposalTarget target = new ProposalTarget(null, Decimal.ONE, null);
    Sample sample = sample(target, "0.5", "0.4");
    for (Schedule schedule : List.of(schedule(calm, null, null), schedule(null, latency, null))) {
      Strengths found = ProposalRules.search(schedule, sample);
      assertThat(found.fee()).isNull();
      assertThat(ProposalRules.untuned(target, found)).containsExactly("tradeFee");
      assertThat(ProposalRules.limit(schedule, found, sample)).isNull();
      assertThat(evidence(sample, schedule, found).proposed().feeCover()).isEqualTo(d("0.5"));
    }
    Strengths alone = ProposalRules.search(schedule(null, null, null), sample);
    assertThat(ProposalRules.untuned(target, alone)).isEmpty();
  }

  @Test
  void leavesAFeeWhereNothingIsLost() {
    Sample lost = sample(new ProposalTarget(null, Decimal.ONE, null), "0.5", "0.4");
    Sample calm =
        new Sample(lost.states(), Decimal.ZERO, lost.poolShare(), lost.response(), lost.target());
    Strengths found = ProposalRules.search(schedule(FUNDING), calm);
    assertThat(found.fee()).isEqualTo(Decimal.ONE);
    assertThat(evidence(calm, FUNDING, found).inForce().meetsFeeCover()).isTrue();
  }

  @Test
  void namesFundingWhereTheSkewDoesNotReturn() {
    ProposalTarget target = new ProposalTarget(null, null, 3600);
    Sample growing = sample(target, "0.5", "0.4", 1.02, 200);
    assertThat(growing.halfLife(Decimal.ONE)).isNull();
    Strengths found = ProposalRules.search(schedule(FUNDING), growing);
    assertThat(found.funding()).isNull();
    assertThat(ProposalRules.untuned(target, found)).containsExactly("funding");
    assertThat(evidence(growing, FUNDING, found).proposed().meetsHalfLife()).isFalse();
  }

  @Test
  void pullsHarderWhereTheSkewHalvesTooSlowly() {
    ProposalTarget target = new ProposalTarget(null, null, 3600);
    Sample sample = sample(target, "0.5", "0.4");
    Strengths found = ProposalRules.search(schedule(FUNDING), sample);
    Decimal recorded = sample.halfLife(Decimal.ONE);
    assertThat(recorded).isNotNull().isGreaterThan(d("3600"));
    assertThat(sample.halfLife(requireNonNull(found.funding()))).isLessThanOrEqualTo(d("3600"));
    Evidence evidence = evidence(sample, FUNDING, found);
    assertThat(evidence.proposed().meanFundingPerDay())
        .isGreaterThan(evidence.inForce().meanFundingPerDay());
    Strengths none = ProposalRules.search(schedule(new NoFunding()), sample);
    assertThat(none.funding()).isNull();
    assertThat(evidence(sample, new NoFunding(), none).proposed().meetsHalfLife()).isFalse();
  }

  @Test
  void saysWhenATargetIsOutOfReach() {
    Sample sample = sample(new ProposalTarget(null, d("50"), null), "0.5", "0.4");
    Strengths found = ProposalRules.search(schedule(FUNDING), sample);
    assertThat(found.fee()).isEqualTo(Decimal.of(8));
    assertThat(evidence(sample, FUNDING, found).proposed().meetsFeeCover()).isFalse();
  }

  @Test
  void raisesFeesNoFurtherThanTheScheduleItselfAllows() {
    Sample sample = sample(new ProposalTarget(null, Decimal.ONE, null), "0.5", "0.4");
    Schedule capped = schedule(null, null, d("0.002"));
    Strengths found = ProposalRules.search(capped, sample);
    assertThat(found.fee()).isEqualTo(Decimal.of(2));
    assertThat(ProposalRules.limit(capped, found, sample)).isEqualTo(d("0.002"));
    assertThat(ScheduleRules.passes(ScaledModels.of(capped, found).in(capped))).isTrue();
    Schedule roomy = schedule(null, null, d("0.004"));
    assertThat(ProposalRules.limit(roomy, ProposalRules.search(roomy, sample), sample)).isNull();
    assertThat(ProposalRules.search(schedule(null, null, d("0.001")), sample).fee())
        .isEqualTo(Decimal.ONE);
  }

  private static Schedule schedule(
      @Nullable VolatilityFee surcharge,
      @Nullable LatencyPremium latency,
      @Nullable Decimal maxFeeRate) {
    Schedule open = schedule(FUNDING);
    return new Schedule(
        open.tradeFee(),
        open.borrow(),
        open.funding(),
        open.split(),
        open.termsValiditySeconds(),
        open.maxAccrualSeconds(),
        surcharge,
        null,
        latency,
        null,
        null,
        maxFeeRate,
        null);
  }

  @Test
  void findsTheSameForTheSame() {
    ProposalTarget target = new ProposalTarget(new Band(d("0.2"), d("0.3")), d("2"), 60);
    assertThat(ProposalRules.search(schedule(FUNDING), sample(target, "0.3", "0.7")))
        .isEqualTo(ProposalRules.search(schedule(FUNDING), sample(target, "0.3", "0.7")));
  }

  @Test
  void refusesATargetThatAsksForNothingOrForTheImpossible() {
    assertThatThrownBy(() -> new ProposalTarget(null, null, null))
        .hasMessageContaining("at least one of utilisation, feeCover and skewHalfLifeSeconds");
    assertThatThrownBy(() -> new Band(d("0.5"), d("0.5"))).hasMessageContaining("low < high");
    assertThatThrownBy(() -> new Band(d("0.5"), Decimal.ONE)).hasMessageContaining("low < high");
    assertThatThrownBy(() -> new ProposalTarget(null, Decimal.ZERO, null))
        .hasMessageContaining("feeCover must be above 0");
  }

  private static Decimal rateAt(String utilisation, Strengths strengths) {
    return requireNonNull(ScaledModels.of(schedule(FUNDING), strengths).curve())
        .annualRate(d(utilisation));
  }

  private static Evidence evidence(Sample sample, FundingModel funding, Strengths strengths) {
    return evidence(sample, schedule(funding), strengths);
  }

  private static Evidence evidence(Sample sample, Schedule schedule, Strengths strengths) {
    return sample.evidence(ScaledModels.of(schedule, NONE), ScaledModels.of(schedule, strengths));
  }

  private static Schedule schedule(FundingModel funding) {
    return new Schedule(
        FEE,
        new KinkedRate(d("0.01"), d("0.8"), d("0.04"), d("0.6")),
        funding,
        new FeeSplit(d("0.5"), d("0.3"), d("0.2")),
        900,
        3600);
  }

  private static Sample sample(ProposalTarget target, String elasticity, String utilisation) {
    return sample(target, elasticity, utilisation, RETURNING, 200);
  }

  /** Hours with a volume of 1,000 each that pays 1 and loses 1. */
  private static Sample sample(
      ProposalTarget target, String elasticity, String utilisation, double slope, int hours) {
    SplittableRandom random = new SplittableRandom(11);
    List<RecordedRound> states = new ArrayList<>();
    double skew = 0;
    for (int n = 0; n <= hours; n++) {
      skew = slope * skew + 10 * random.nextGaussian();
      Decimal longs = Decimal.of(500 + skew / 2, 6, RoundingMode.HALF_EVEN);
      Decimal shorts = Decimal.of(500 - skew / 2, 6, RoundingMode.HALF_EVEN);
      Decimal sum = Decimal.of(n);
      states.add(
          new RecordedRound(
              new MarketId("M"),
              new PoolId("P"),
              n,
              Instant.EPOCH.plusSeconds(n * 3600L),
              d("100"),
              longs,
              shorts,
              d(utilisation),
              d("0.5"),
              null,
              d("0.001"),
              1,
              new MarketSums(
                  n,
                  n * 3600L,
                  n * 3600L,
                  n * 3600L,
                  sum,
                  Decimal.ZERO,
                  Decimal.ZERO,
                  Decimal.ZERO,
                  sum.times(1000),
                  sum,
                  Decimal.ZERO)));
    }
    Decimal loss = states.getLast().sums().since(states.getFirst().sums()).loss();
    return new Sample(states, loss, d("0.5"), new MarketResponse(d(elasticity), d("2")), target);
  }

  private static Decimal d(String plain) {
    return Decimal.of(plain);
  }
}
