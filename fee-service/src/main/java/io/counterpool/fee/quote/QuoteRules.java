package io.counterpool.fee.quote;

import io.counterpool.fee.quote.FeePart.Effect;
import io.counterpool.models.Decimal;
import io.counterpool.models.fees.FlatFee;
import io.counterpool.models.fees.SkewFee;
import io.counterpool.models.fees.TradeFee;
import java.util.ArrayList;
import java.util.List;

/** Prices lines one after the other, each on the skew that the ones before it leave. Pure. */
final class QuoteRules {

  private QuoteRules() {}

  /**
   * The fee of each line.
   *
   * @param price settlement units for one base unit, above 0
   * @param skewSize longs minus shorts before the first line, base units
   * @param sizes signed base units
   * @param scale fraction digits of the settlement asset
   */
  static List<QuotedLine> lines(
      TradeFee tradeFee, Decimal price, Decimal skewSize, List<Decimal> sizes, int scale) {
    List<QuotedLine> lines = new ArrayList<>(sizes.size());
    Decimal skew = skewSize;
    for (Decimal size : sizes) {
      Decimal after = skew.plus(size);
      lines.add(
          new QuotedLine(
              size,
              tradeFee.fee(price, skew, size, scale),
              parts(tradeFee, skew, size),
              skew,
              after));
      skew = after;
    }
    return lines;
  }

  /** Sum of the fees of {@code lines}. */
  static Decimal total(List<QuotedLine> lines) {
    return lines.stream().map(QuotedLine::fee).reduce(Decimal.ZERO, Decimal::plus);
  }

  private static List<FeePart> parts(TradeFee tradeFee, Decimal skewSize, Decimal size) {
    Decimal reducing = SkewFee.reducing(skewSize, size);
    Decimal adding = size.abs().minus(reducing);
    List<FeePart> parts = new ArrayList<>(2);
    if (reducing.isPositive()) {
      parts.add(new FeePart(Effect.REDUCES_SKEW, reducing, rate(tradeFee, Effect.REDUCES_SKEW)));
    }
    if (adding.isPositive()) {
      parts.add(new FeePart(Effect.ADDS_SKEW, adding, rate(tradeFee, Effect.ADDS_SKEW)));
    }
    return parts;
  }

  private static Decimal rate(TradeFee tradeFee, Effect effect) {
    return switch (tradeFee) {
      case FlatFee flat -> flat.rate();
      case SkewFee skew ->
          switch (effect) {
            case REDUCES_SKEW -> skew.makerRate();
            case ADDS_SKEW -> skew.takerRate();
          };
    };
  }
}
