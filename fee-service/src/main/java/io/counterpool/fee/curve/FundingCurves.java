package io.counterpool.fee.curve;

import static io.counterpool.fee.curve.CurveRules.line;
import static io.counterpool.fee.curve.CurveRules.needed;

import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.funding.AveragePremiumFunding;
import io.counterpool.models.funding.CappedPremiumFunding;
import io.counterpool.models.funding.FundingModel;
import io.counterpool.models.funding.FundingState;
import io.counterpool.models.funding.InventoryFunding;
import io.counterpool.models.funding.MarketFunding;
import io.counterpool.models.funding.PoolBook;
import io.counterpool.models.funding.PremiumFunding;
import io.counterpool.models.funding.SideCharges;
import io.counterpool.models.funding.SkewVelocityFunding;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Funding by the skew or by a measured mark. Pure. */
final class FundingCurves {

  private static final String PER_DAY = "fraction of the price per day; above 0 longs pay";
  private static final String UNITS = "settlement units for one base unit";
  private static final Decimal DAY_SECONDS = Decimal.of(86_400);

  private FundingCurves() {}

  /**
   * Rates by skew: of a model with a memory after the stated seconds from the stated rate, of one
   * without at once.
   */
  static List<Series> bySkew(MarketFunding funding, CurveState state, List<Decimal> xs) {
    return switch (funding) {
      case FundingModel model -> advancing(model, state, xs);
      case InventoryFunding inventory -> {
        Decimal capital = needed("poolCapital in state", state.poolCapital());
        yield List.of(
            line(
                "RATE_PER_DAY",
                PER_DAY,
                xs,
                skew ->
                    rate(inventory, state, capital, skew)
                        .timesOver(
                            DAY_SECONDS,
                            Decimal.of(inventory.periodSeconds()),
                            Decimal.SCALE,
                            RoundingMode.DOWN)),
            line(
                "RATE",
                "fraction of the price per period of the model",
                xs,
                skew -> rate(inventory, state, capital, skew)),
            line(
                "CHARGE",
                UNITS,
                xs,
                skew ->
                    inventory.charge(
                        state.priceOrOne(),
                        rate(inventory, state, capital, skew),
                        state.secondsOrNone())));
      }
      case CappedPremiumFunding _, AveragePremiumFunding _ ->
          throw new OutOfRangeException(
              "the model follows the mark, not the skew: ask for funding-by-mark");
    };
  }

  private static Decimal rate(
      InventoryFunding inventory, CurveState state, Decimal capital, Decimal skew) {
    Decimal openInterest =
        CurveState.orZero(state.longSize()).max(CurveState.orZero(state.shortSize()));
    return inventory.rate(skew.negate(), state.priceOrOne(), capital, openInterest.max(skew.abs()));
  }

  private static List<Series> advancing(FundingModel model, CurveState state, List<Decimal> xs) {
    FundingState start =
        new FundingState(CurveState.orZero(state.fundingRatePerDay()), Decimal.ZERO);
    Decimal price = state.priceOrOne();
    long seconds = state.secondsOrNone();
    List<Series> series = new ArrayList<>();
    series.add(
        line(
            "RATE_PER_DAY",
            PER_DAY,
            xs,
            // A rate without memory shows itself in a second; one with memory has not moved in
            // none.
            skew ->
                model
                    .advance(
                        start,
                        skew,
                        price,
                        model instanceof PremiumFunding ? Math.max(1, seconds) : seconds)
                    .ratePerDay()));
    series.add(
        line("INDEX", UNITS, xs, skew -> model.advance(start, skew, price, seconds).index()));
    if (model instanceof SkewVelocityFunding velocity) {
      series.add(
          line("VELOCITY_PER_DAY", "fraction per day per day", xs, velocity::velocityPerDay));
    }
    return series;
  }

  /** Charges by the mark, settlement units; the index is the stated price. */
  static List<Series> byMark(MarketFunding funding, CurveState state, List<Decimal> xs) {
    Decimal index = state.priceOrOne();
    long seconds = state.secondsOrNone();
    return switch (funding) {
      case PremiumFunding premium ->
          List.of(
              line(
                  "RATE",
                  "fraction of the price per interval of the model",
                  xs,
                  mark -> premium.rate(premium(mark, index))),
              line(
                  "CHARGE",
                  UNITS,
                  xs,
                  mark -> Decimal.of(premium.growth(mark, index, seconds, Decimal.SCALE))));
      case AveragePremiumFunding average ->
          List.of(
              line(
                  "RATE",
                  "fraction of the price per period of the model",
                  xs,
                  mark ->
                      average.rate(
                          Decimal.of(premium(mark, index), Decimal.SCALE, RoundingMode.HALF_EVEN))),
              line(
                  "CHARGE",
                  UNITS,
                  xs,
                  mark -> average.charges(book(mark, index, state), seconds).longCharge()));
      case CappedPremiumFunding capped -> {
        List<SideCharges> charges =
            xs.stream().map(mark -> capped.charges(book(mark, index, state), seconds)).toList();
        List<Series.Point> longs = new ArrayList<>(xs.size());
        List<Series.Point> shorts = new ArrayList<>(xs.size());
        List<Series.Point> gains = new ArrayList<>(xs.size());
        for (int i = 0; i < xs.size(); i++) {
          longs.add(new Series.Point(xs.get(i), charges.get(i).longCharge()));
          shorts.add(new Series.Point(xs.get(i), charges.get(i).shortCharge()));
          gains.add(new Series.Point(xs.get(i), charges.get(i).poolGain()));
        }
        yield List.of(
            new Series("LONG_CHARGE", UNITS, longs),
            new Series("SHORT_CHARGE", UNITS, shorts),
            new Series("POOL_GAIN", "settlement units", gains));
      }
      default ->
          throw new OutOfRangeException(
              "only premium, average-premium and capped-premium follow a mark:"
                  + " ask for funding-by-skew");
    };
  }

  private static BigDecimal premium(Decimal mark, Decimal index) {
    return mark.minus(index)
        .toBigDecimal()
        .divide(index.toBigDecimal(), new MathContext(40, RoundingMode.HALF_EVEN));
  }

  private static PoolBook book(Decimal mark, Decimal index, CurveState state) {
    Decimal longs = CurveState.orZero(state.longSize());
    Decimal shorts = CurveState.orZero(state.shortSize());
    return new PoolBook(
        mark,
        index,
        longs,
        shorts,
        state.tradersNet() == null ? longs.minus(shorts) : state.tradersNet(),
        CurveState.orZero(state.feePool()),
        CurveState.orZero(state.poolCapital()));
  }
}
