package io.counterpool.launcher.vectors;

import io.counterpool.models.Decimal;
import io.counterpool.models.options.ArithmeticAsianOption;
import io.counterpool.models.options.AverageKind;
import io.counterpool.models.options.BarrierOption;
import io.counterpool.models.options.BarrierSide;
import io.counterpool.models.options.DigitalOption;
import io.counterpool.models.options.DiscreteAsianOption;
import io.counterpool.models.options.DoubleBarrierOption;
import io.counterpool.models.options.EuropeanOption;
import io.counterpool.models.options.FixedLookbackOption;
import io.counterpool.models.options.FloatingLookbackOption;
import io.counterpool.models.options.GapOption;
import io.counterpool.models.options.GeometricAsianOption;
import io.counterpool.models.options.Knock;
import io.counterpool.models.options.OptionGreeks;
import io.counterpool.models.options.OptionMarket;
import io.counterpool.models.options.OptionPricer;
import io.counterpool.models.options.OptionType;
import io.counterpool.models.options.Payout;
import io.counterpool.models.options.TouchOption;
import io.counterpool.models.options.TouchTerm;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/** Options by what they pay. */
final class OptionVectors {

  private OptionVectors() {}

  static void register(Map<String, VectorModel> models) {
    models.put("options/quantlib-european-value.json", in -> value(in, european(in)));
    models.put("options/quantlib-european-greeks.json", OptionVectors::greeks);
    models.put("options/quantlib-digital.json", in -> value(in, digital(in)));
    models.put("options/quantlib-barrier.json", in -> value(in, barrier(in)));
    models.put("options/quantlib-double-barrier.json", in -> value(in, doubleBarrier(in)));
    models.put("options/quantlib-asian.json", OptionVectors::asian);
    models.put("options/quantlib-lookback.json", in -> value(in, lookback(in)));
  }

  static double number(Inputs in, String name) {
    return in.plain(name).doubleValue();
  }

  static double numberOr(Inputs in, String name, double otherwise) {
    return in.has(name) ? number(in, name) : otherwise;
  }

  /** A figure of a contract; digits beyond the eighteenth are rounded away. */
  static Decimal figure(Inputs in, String name) {
    return Decimal.of(in.plain(name), Decimal.SCALE, RoundingMode.HALF_EVEN);
  }

  static Decimal figureOr(Inputs in, String name, Decimal otherwise) {
    return in.has(name) ? figure(in, name) : otherwise;
  }

  static OptionType type(Inputs in) {
    return choice(in, "type", OptionType.class, in.text("type"));
  }

  static <E extends Enum<E>> E choice(Inputs in, String name, Class<E> of, String constant) {
    try {
      return Enum.valueOf(of, constant);
    } catch (IllegalArgumentException unknown) {
      throw unknown(in, name, unknown);
    }
  }

  static IllegalArgumentException unknown(Inputs in, String name, IllegalArgumentException cause) {
    return new IllegalArgumentException("unknown " + name + " " + in.text(name), cause);
  }

  static IllegalArgumentException unknownKind(Inputs in) {
    return new IllegalArgumentException("unknown kind " + in.text("kind"));
  }

  private static OptionMarket market(Inputs in) {
    return new OptionMarket(
        number(in, "spot"),
        numberOr(in, "rate", 0),
        numberOr(in, "dividendYield", 0),
        number(in, "vol"));
  }

  private static Answer value(Inputs in, OptionPricer option) {
    return new Answer().with("value", option.value(market(in), number(in, "years")));
  }

  private static OptionPricer european(Inputs in) {
    return new EuropeanOption(type(in), figure(in, "strike"));
  }

  private static Answer greeks(Inputs in) {
    OptionMarket market = market(in);
    OptionGreeks greeks = european(in).greeks(market, number(in, "years"));
    Answer answer =
        new Answer()
            .with("value", greeks.value())
            .with("delta", greeks.delta())
            .with("gamma", greeks.gamma())
            .with("vega", greeks.vega())
            .with("theta", greeks.theta())
            .with("thetaPerDay", greeks.thetaPerDay())
            .with("rho", greeks.rho())
            .with("dividendRho", greeks.dividendRho())
            .with("vanna", greeks.vanna())
            .with("vomma", greeks.vomma());
    return greeks.value() == 0
        ? answer
        : answer.with("elasticity", greeks.elasticity(market.spot()));
  }

  private static OptionPricer digital(Inputs in) {
    return switch (in.text("kind")) {
      case "EUROPEAN_CASH" ->
          new DigitalOption(type(in), Payout.CASH, figure(in, "strike"), figure(in, "cash"));
      case "EUROPEAN_ASSET" ->
          new DigitalOption(type(in), Payout.ASSET, figure(in, "strike"), Decimal.ONE);
      case "EUROPEAN_GAP" ->
          new GapOption(type(in), figure(in, "strike"), figure(in, "payoffStrike"));
      case "ONE_TOUCH_CASH_AT_HIT" -> touch(in, TouchTerm.TOUCH_PAYS_AT_ONCE, Payout.CASH);
      case "ONE_TOUCH_ASSET_AT_HIT" -> touch(in, TouchTerm.TOUCH_PAYS_AT_ONCE, Payout.ASSET);
      case "ONE_TOUCH_CASH_AT_EXPIRY" -> touch(in, TouchTerm.TOUCH_PAYS_AT_EXPIRY, Payout.CASH);
      case "ONE_TOUCH_ASSET_AT_EXPIRY" -> touch(in, TouchTerm.TOUCH_PAYS_AT_EXPIRY, Payout.ASSET);
      case "NO_TOUCH_CASH" -> touch(in, TouchTerm.NO_TOUCH, Payout.CASH);
      case "NO_TOUCH_ASSET" -> touch(in, TouchTerm.NO_TOUCH, Payout.ASSET);
      default -> throw unknownKind(in);
    };
  }

  private static OptionPricer touch(Inputs in, TouchTerm term, Payout payout) {
    return new TouchOption(
        choice(in, "direction", BarrierSide.class, in.text("direction")),
        term,
        payout,
        figure(in, "barrier"),
        payout == Payout.CASH ? figure(in, "cash") : Decimal.ONE);
  }

  private static OptionPricer barrier(Inputs in) {
    String kind = in.text("barrierType");
    int gap = Math.max(kind.indexOf('_'), 0);
    return new BarrierOption(
        type(in),
        choice(in, "barrierType", BarrierSide.class, kind.substring(0, gap)),
        choice(in, "barrierType", Knock.class, kind.substring(Math.min(gap + 1, kind.length()))),
        figure(in, "strike"),
        figure(in, "barrier"),
        figureOr(in, "rebate", Decimal.ZERO));
  }

  private static OptionPricer doubleBarrier(Inputs in) {
    Knock knock =
        switch (in.text("kind")) {
          case "KNOCK_OUT" -> Knock.OUT;
          case "KNOCK_IN" -> Knock.IN;
          default -> throw unknownKind(in);
        };
    return new DoubleBarrierOption(
        type(in), knock, figure(in, "strike"), figure(in, "lower"), figure(in, "upper"));
  }

  private static Answer asian(Inputs in) {
    return switch (in.text("kind")) {
      case "GEOMETRIC_CONTINUOUS" ->
          value(in, new GeometricAsianOption(type(in), figure(in, "strike")));
      case "GEOMETRIC_DISCRETE" -> value(in, discrete(in, AverageKind.GEOMETRIC));
      case "ARITHMETIC_DISCRETE" -> value(in, discrete(in, AverageKind.ARITHMETIC));
      case "ARITHMETIC_CONTINUOUS_LEVY" -> {
        OptionPricer option =
            new ArithmeticAsianOption(
                type(in),
                figure(in, "strike"),
                figure(in, "averagingYears"),
                figureOr(in, "averageSoFar", Decimal.ZERO));
        yield new Answer().with("value", option.value(market(in), number(in, "remainingYears")));
      }
      default -> throw unknownKind(in);
    };
  }

  private static OptionPricer discrete(Inputs in, AverageKind average) {
    BigDecimal years = in.plain("years");
    return new DiscreteAsianOption(
        average,
        type(in),
        figure(in, "strike"),
        before(years, in.plain("firstFixing")),
        before(years, in.plain("lastFixing")),
        in.small("fixings"));
  }

  private static Decimal before(BigDecimal years, BigDecimal fixing) {
    return Decimal.of(years.subtract(fixing), Decimal.SCALE, RoundingMode.HALF_EVEN);
  }

  private static OptionPricer lookback(Inputs in) {
    Decimal extreme = figure(in, "extremeSoFar");
    return switch (in.text("kind")) {
      case "FLOATING" -> new FloatingLookbackOption(type(in), extreme);
      case "FIXED" -> new FixedLookbackOption(type(in), figure(in, "strike"), extreme);
      default -> throw unknownKind(in);
    };
  }
}
