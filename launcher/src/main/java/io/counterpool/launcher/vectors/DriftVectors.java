package io.counterpool.launcher.vectors;

import io.counterpool.models.Decimal;
import io.counterpool.models.rates.AdaptiveCurveRate;
import io.counterpool.models.rates.AdaptiveCurveRate.Drift;
import io.counterpool.models.rates.BorrowIndex;
import io.counterpool.models.rates.DynamicKinkRate;
import io.counterpool.models.rates.IndexGrowth;
import io.counterpool.models.rates.RateAccrual;
import java.util.Map;

/** Rates that remember, and the growth of an index. */
final class DriftVectors {

  private DriftVectors() {}

  static void register(Map<String, VectorModel> models) {
    models.put("fees/morpho-adaptive-curve.json", DriftVectors::adaptiveCurve);
    models.put("fees/silo-dynamic-kink-rate.json", DriftVectors::kinkRate);
    models.put("fees/silo-dynamic-kink-compound.json", DriftVectors::kinkInterest);
    models.put("fees/aave-v3-index-growth.json", DriftVectors::indexGrowth);
  }

  private static final AdaptiveCurveRate ADAPTIVE =
      new AdaptiveCurveRate(
          Decimal.of("0.9"),
          Decimal.of(4),
          Decimal.of(50),
          Decimal.of("0.04"),
          Decimal.of("0.001"),
          Decimal.of(2));

  private static Answer adaptiveCurve(Inputs in) {
    Drift drift =
        ADAPTIVE.drift(
            in.decimal("startRateAtTargetPerSecond"),
            in.decimal("utilisation"),
            in.count("elapsedSeconds"));
    return new Answer()
        .with("avgBorrowRatePerSecond", drift.meanRate())
        .with("endRateAtTargetPerSecond", drift.atTarget())
        .with("avgBorrowRatePerYear", drift.meanRate().times(BorrowIndex.YEAR_SECONDS))
        .with("endRateAtTargetPerYear", drift.atTarget().times(BorrowIndex.YEAR_SECONDS));
  }

  private static Answer kinkRate(Inputs in) {
    return new Answer()
        .with(
            "currentAnnualRate",
            kink(in).annualRate(in.decimal("k0"), utilisation(in), elapsed(in)));
  }

  private static Answer kinkInterest(Inputs in) {
    RateAccrual accrual = kink(in).accrue(in.decimal("k0"), utilisation(in), elapsed(in));
    return new Answer()
        .with("compoundInterest", accrual.interest())
        .with("newSlope", accrual.state());
  }

  private static DynamicKinkRate kink(Inputs in) {
    return new DynamicKinkRate(
        in.decimal("ulow"),
        in.decimal("u1"),
        in.decimal("u2"),
        in.decimal("ucrit"),
        in.decimal("rmin"),
        in.decimal("kmin"),
        in.decimal("kmax"),
        in.decimal("alpha"),
        in.decimal("c1"),
        in.decimal("cminus"),
        in.decimal("c2"),
        in.decimal("cplus"),
        in.decimal("dmax"),
        Decimal.of(10),
        true);
  }

  private static Decimal utilisation(Inputs in) {
    return DynamicKinkRate.utilisation(in.decimal("totalBorrow"), in.decimal("totalDeposits"));
  }

  private static long elapsed(Inputs in) {
    return Math.subtractExact(in.count("t1"), in.count("t0"));
  }

  private static Answer indexGrowth(Inputs in) {
    long seconds = in.count("elapsedSeconds");
    return new Answer()
        .with(
            "factor",
            switch (in.text("kind")) {
              case "linear" -> IndexGrowth.linear(in.plain("rate"), seconds);
              case "compounded" -> IndexGrowth.compounded(in.plain("rate"), seconds);
              default -> throw new IllegalArgumentException("unknown kind " + in.text("kind"));
            });
  }
}
