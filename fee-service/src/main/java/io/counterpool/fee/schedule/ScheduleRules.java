package io.counterpool.fee.schedule;

import io.counterpool.fee.schedule.JumpSearch.Jump;
import io.counterpool.fee.schedule.ScheduleFault.Kind;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.fees.FeeDiscount;
import io.counterpool.models.fees.FeeResolution;
import io.counterpool.models.fees.LatencyPremium;
import io.counterpool.models.fees.Sigmoid;
import io.counterpool.models.fees.SigmoidFee;
import io.counterpool.models.fees.SurgeFee;
import io.counterpool.models.fees.TradeFee;
import io.counterpool.models.fees.TradeFeeModel;
import io.counterpool.models.fees.VolatilityFee;
import io.counterpool.models.fees.VolumeTier;
import io.counterpool.models.fees.VolumeTiers;
import io.counterpool.models.funding.FundingAccrual;
import io.counterpool.models.funding.InventoryFunding;
import io.counterpool.models.funding.MarketFunding;
import io.counterpool.models.rates.AdaptiveCurveRate;
import io.counterpool.models.rates.BorrowAccrual;
import io.counterpool.models.rates.BorrowIndex;
import io.counterpool.models.rates.BorrowModel;
import io.counterpool.models.rates.DriftingRate;
import io.counterpool.models.rates.DynamicKinkRate;
import io.counterpool.models.rates.RateCurve;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a schedule must not do: charge more than its own cap, or offer a step that a trader can gain
 * by crossing. Pure.
 *
 * <p>A taker rate below the maker rate, and rates below 0, are refused before by the models
 * themselves; a round trip therefore never gains, whatever the discount and the referrer's part.
 */
public final class ScheduleRules {

  /** A jump of a yearly rate that passes: 10^-6. */
  static final Decimal LARGEST_RATE_JUMP = Decimal.ofUnits(1, 6);

  /** A jump of a trade fee that passes, at an edge or by one step of the price: a basis point. */
  static final Decimal LARGEST_FEE_JUMP = Decimal.ofUnits(1, 4);

  /** Rates must leave room for indices up to this price. */
  private static final Decimal HIGHEST_PRICE = Decimal.of(1_000_000);

  /** Hair's breadth beside a point, in the unit of a volatility. */
  private static final Decimal BESIDE = Decimal.ofUnits(1, 9);

  /** Utilisation from which a rate that remembers is searched: without debt it may owe nothing. */
  private static final Decimal SOME_DEBT = Decimal.ofUnits(1, 9);

  /** Basis points of annual volatility up to which the point of a breach is searched. */
  private static final long WILDEST_POINTS = 1_000_000_000;

  private ScheduleRules() {}

  /** Whether it would be stored if it were put. */
  public static boolean passes(Schedule schedule) {
    return fault(schedule).isEmpty() && unbounded(schedule).isEmpty();
  }

  /**
   * A rate that no index can keep, which would leave the market without terms.
   *
   * @param part the field of the schedule
   */
  record Unbounded(String part, String reason) {}

  /** The first such rate; empty if there is none. */
  static Optional<Unbounded> unbounded(Schedule schedule) {
    int seconds = schedule.maxAccrualSeconds();
    return unbounded(
            "funding",
            () -> FundingAccrual.largestStep(schedule.funding(), true, HIGHEST_PRICE, seconds))
        .or(
            () ->
                unbounded(
                    "borrow",
                    () ->
                        BorrowIndex.accrue(
                            Decimal.ZERO,
                            BorrowAccrual.largestRate(schedule.borrow()),
                            HIGHEST_PRICE,
                            seconds)));
  }

  private static Optional<Unbounded> unbounded(String part, Runnable step) {
    try {
      step.run();
      return Optional.empty();
    } catch (OutOfRangeException beyond) {
      return Optional.of(
          new Unbounded(
              part,
              "its highest rate must move an index by less than 10^20 at a price of "
                  + HIGHEST_PRICE
                  + " in maxAccrualSeconds: "
                  + beyond.getMessage()));
    }
  }

  /** The first fault, in the order of the parts; empty if there is none. */
  static Optional<ScheduleFault> fault(Schedule schedule) {
    return cap(schedule)
        .or(() -> feeJump(schedule))
        .or(() -> discount(schedule))
        .or(() -> borrow(schedule.borrow()))
        .or(() -> funding(schedule.funding()));
  }

  private static Optional<ScheduleFault> cap(Schedule schedule) {
    Decimal cap = schedule.maxFeeRate();
    if (cap == null) {
      return Optional.empty();
    }
    VolatilityFee byVolatility = volatilityFee(schedule);
    LatencyPremium latency = schedule.latencyPremium();
    Decimal calm = calmRate(schedule);
    if (calm.isGreaterThan(cap)) {
      Decimal reducing = schedule.tradeFee() instanceof TradeFee fee ? fee.reducingRate() : calm;
      return above("tradeFee", tag(schedule.tradeFee()), "skew", Decimal.ZERO, reducing, calm, cap);
    }
    long gathered = byVolatility instanceof SurgeFee surge ? surge.largestVolatility() : 0;
    Decimal most =
        rate(schedule, null, Decimal.of(gathered))
            .plus(latency == null ? Decimal.ZERO : latency.maxRate());
    if (!most.isGreaterThan(cap)) {
      return Optional.empty();
    }
    String part = schedule.surcharge() != null ? "surcharge" : "tradeFee";
    if (byVolatility instanceof SurgeFee surge) {
      Decimal late = latency == null ? Decimal.ZERO : latency.maxRate();
      LongFunction<Decimal> total = points -> rate(schedule, null, Decimal.of(points)).plus(late);
      return first(total, surge.largestVolatility(), cap)
          .flatMap(
              at ->
                  above(
                      part,
                      SurgeFee.TAG,
                      "surgeVolatility",
                      Decimal.of(at),
                      at == 0 ? total.apply(0) : total.apply(at - 1),
                      total.apply(at),
                      cap));
    }
    LongFunction<Decimal> total =
        points -> {
          Decimal annual = Decimal.ofUnits(points, 4);
          return rate(schedule, annual, Decimal.ZERO)
              .plus(latency == null ? Decimal.ZERO : latency.rate(annual));
        };
    boolean byLatency = byVolatility == null;
    long at = first(total, WILDEST_POINTS, cap).orElse(WILDEST_POINTS);
    return above(
        byLatency ? "latencyPremium" : part,
        byLatency ? "latency-premium" : SigmoidFee.TAG,
        "volatilityAnnual",
        Decimal.ofUnits(at, 4),
        total.apply(Math.max(0, at - 1)),
        total.apply(at).max(at == WILDEST_POINTS ? most : Decimal.ZERO),
        cap);
  }

  /** Rate of the adding part at stated volatilities, without latency. */
  private static Decimal rate(
      Schedule schedule, @Nullable Decimal annual, Decimal surgeVolatility) {
    return FeeResolution.at(schedule.tradeFee(), schedule.surcharge(), annual, surgeVolatility)
        .fee()
        .addingRate();
  }

  private static Decimal calmRate(Schedule schedule) {
    return rate(schedule, Decimal.ZERO, Decimal.ZERO);
  }

  private static @Nullable VolatilityFee volatilityFee(Schedule schedule) {
    return schedule.tradeFee() instanceof VolatilityFee fee ? fee : schedule.surcharge();
  }

  /** The first point from 0 to {@code last} at which a rising rate is above the cap. */
  private static Optional<Long> first(LongFunction<Decimal> rate, long last, Decimal cap) {
    if (!rate.apply(last).isGreaterThan(cap)) {
      return Optional.empty();
    }
    long low = -1;
    long high = last;
    while (high - low > 1) {
      long middle = low + (high - low) / 2;
      if (rate.apply(middle).isGreaterThan(cap)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return Optional.of(high);
  }

  private static Optional<ScheduleFault> feeJump(Schedule schedule) {
    String part = schedule.surcharge() != null ? "surcharge" : "tradeFee";
    return switch (volatilityFee(schedule)) {
      case null -> Optional.empty();
      case SurgeFee surge -> firstStep(part, surge);
      case SigmoidFee sigmoid -> cutOff(part, sigmoid);
    };
  }

  /** What the first step of the price adds to a calm fee: one trade can move the price by it. */
  private static Optional<ScheduleFault> firstStep(String part, SurgeFee fee) {
    Decimal step = SurgeFee.ONE_STEP.min(Decimal.of(fee.largestVolatility()));
    return jump(
        part,
        SurgeFee.TAG,
        "surgeVolatility",
        step,
        fee.rate(Decimal.ZERO),
        fee.rate(step),
        LARGEST_FEE_JUMP);
  }

  /** A smooth step is cut off at its ends, where it must be flat. */
  private static Optional<ScheduleFault> cutOff(String part, SigmoidFee fee) {
    for (Sigmoid step : List.of(fee.first(), fee.second())) {
      for (long edge : new long[] {step.start(), step.end()}) {
        if (edge >= 1) {
          Decimal below = fee.rate(Decimal.of(edge).minus(BESIDE));
          Decimal above = fee.rate(Decimal.of(edge).plus(BESIDE));
          Optional<ScheduleFault> jump =
              jump(
                  part,
                  SigmoidFee.TAG,
                  "volatilityAnnual",
                  Decimal.ofUnits(edge, 4),
                  below,
                  above,
                  LARGEST_FEE_JUMP);
          if (jump.isPresent()) {
            return jump;
          }
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<ScheduleFault> discount(Schedule schedule) {
    FeeDiscount discount = schedule.discount();
    if (discount == null) {
      return Optional.empty();
    }
    return switch (discount) {
      case VolumeTiers table -> {
        Decimal before = Decimal.ZERO;
        for (VolumeTier tier : table.tiers()) {
          if (tier.discount().isLessThan(before)) {
            yield Optional.of(
                new ScheduleFault(
                    Kind.TIER_COSTS_MORE,
                    "discount",
                    VolumeTiers.TAG,
                    "volume",
                    tier.fromVolume(),
                    Decimal.ONE.minus(before),
                    Decimal.ONE.minus(tier.discount()),
                    Decimal.ZERO));
          }
          before = tier.discount();
        }
        yield Optional.empty();
      }
    };
  }

  private static Optional<ScheduleFault> borrow(BorrowModel model) {
    UnaryOperator<Decimal> rate =
        switch (model) {
          case RateCurve curve -> curve::annualRate;
          case AdaptiveCurveRate adaptive -> used -> adaptive.annualRate(adaptive.start(), used, 0);
          case DynamicKinkRate kink -> used -> kink.annualRate(kink.slopeMax(), used, 0);
        };
    Decimal from = model instanceof DriftingRate ? SOME_DEBT : Decimal.ZERO;
    return jump(
        JumpSearch.find(rate, from, Decimal.ONE, LARGEST_RATE_JUMP),
        "borrow",
        tag(BorrowModel.models(), model),
        "utilisation");
  }

  /** Only the inventory model can jump: its base counts on one side of a balanced book alone. */
  private static Optional<ScheduleFault> funding(MarketFunding model) {
    if (!(model instanceof InventoryFunding inventory)) {
      return Optional.empty();
    }
    return jump(
        JumpSearch.find(
            skew -> inventory.rate(skew.negate(), Decimal.ONE, Decimal.ONE, Decimal.ONE),
            Decimal.ONE.negate(),
            Decimal.ONE,
            LARGEST_RATE_JUMP),
        "funding",
        InventoryFunding.TAG,
        "skew");
  }

  private static Optional<ScheduleFault> jump(
      Optional<Jump> jump, String part, String model, String axis) {
    return jump.map(
        at ->
            new ScheduleFault(
                Kind.JUMPS, part, model, axis, at.x(), at.below(), at.above(), LARGEST_RATE_JUMP));
  }

  private static Optional<ScheduleFault> jump(
      String part,
      String model,
      String axis,
      Decimal x,
      Decimal below,
      Decimal above,
      Decimal limit) {
    return above.minus(below).isGreaterThan(limit)
        ? Optional.of(new ScheduleFault(Kind.JUMPS, part, model, axis, x, below, above, limit))
        : Optional.empty();
  }

  private static Optional<ScheduleFault> above(
      String part,
      String model,
      String axis,
      Decimal x,
      Decimal below,
      Decimal above,
      Decimal cap) {
    return Optional.of(new ScheduleFault(Kind.ABOVE_CAP, part, model, axis, x, below, above, cap));
  }

  private static String tag(TradeFeeModel model) {
    return tag(TradeFeeModel.models(), model);
  }

  private static <F> String tag(Map<String, Class<? extends F>> models, F model) {
    return models.entrySet().stream()
        .filter(entry -> entry.getValue().equals(model.getClass()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }
}
