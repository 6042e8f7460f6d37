package io.counterpool.fee.quote;

import io.counterpool.fee.quote.FeePart.Effect;
import io.counterpool.models.Decimal;
import io.counterpool.models.fees.FeeDiscount;
import io.counterpool.models.fees.FeeLine;
import io.counterpool.models.fees.FeeResolution;
import io.counterpool.models.fees.ImpactRebate;
import io.counterpool.models.fees.SkewFee;
import io.counterpool.models.fees.TradeFee;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Prices lines one after the other, each on the state that the ones before it leave. Pure. */
final class QuoteRules {

  private QuoteRules() {}

  /**
   * Everything that is charged in a round.
   *
   * @param latencyRate fraction of the notional; 0: the fills wait for a later price
   */
  record Charges(
      FeeResolution tradeFee,
      @Nullable FeeDiscount discount,
      Decimal latencyRate,
      @Nullable ImpactRebate rebate) {}

  /**
   * The fee of each line.
   *
   * @param state before the first line
   * @param scale fraction digits of the settlement asset
   */
  static List<QuotedLine> lines(
      Charges charges, QuoteState state, List<QuotedTrade> trades, int scale) {
    List<QuotedLine> lines = new ArrayList<>(trades.size());
    Decimal discount =
        charges.discount() == null ? Decimal.ZERO : charges.discount().discount(state.volume30d());
    Decimal skew = state.skewSize();
    Decimal volume = state.volume30d();
    Decimal paid = state.rebatePaid();
    Decimal balance = state.impactBalance();
    for (QuotedTrade trade : trades) {
      FeeLine line =
          FeeLine.of(
              charges.tradeFee(),
              state.price(),
              skew,
              trade.size(),
              discount,
              charges.latencyRate(),
              trade.premiumOrZero(),
              rebateLimit(charges.rebate(), trade, state.rebateHeld(), paid, balance, scale),
              scale);
      Decimal skewAfter = skew.plus(trade.size());
      Decimal volumeAfter = volume.plus(line.notional());
      Decimal paidAfter = charges.rebate() == null ? paid : paid.plus(line.rebate());
      Decimal balanceAfter = balance == null ? null : balance.plus(line.premium());
      lines.add(
          new QuotedLine(
              trade.size(),
              line.fee(),
              parts(charges.tradeFee().fee(), skew, trade.size()),
              skew,
              skewAfter,
              line,
              volume,
              volumeAfter,
              paid,
              paidAfter,
              balance,
              balanceAfter));
      skew = skewAfter;
      volume = volumeAfter;
      paid = paidAfter;
      balance = balanceAfter;
    }
    return lines;
  }

  /**
   * The most that is paid back to a trade: of what the market holds, as much as its budget allows.
   *
   * @param budget null: without a limit of its own
   * @param balance null: not stated; the budget alone limits, and without one nothing is paid
   */
  private static Decimal rebateLimit(
      @Nullable ImpactRebate budget,
      QuotedTrade trade,
      Decimal held,
      Decimal paid,
      @Nullable Decimal balance,
      int scale) {
    if (budget == null) {
      return balance == null ? Decimal.ZERO : balance;
    }
    Decimal wanted = trade.premiumOrZero().negate().max(Decimal.ZERO);
    return budget.payable(balance == null ? wanted : balance, held, paid, scale);
  }

  /** Sum of the fees of {@code lines}. */
  static Decimal total(List<QuotedLine> lines) {
    return sum(lines, QuotedLine::fee);
  }

  /** Sum of the impacts of {@code lines}. */
  static Decimal impacts(List<QuotedLine> lines) {
    return sum(lines, line -> line.explained().impact());
  }

  /** Sum of the rebates of {@code lines}. */
  static Decimal rebates(List<QuotedLine> lines) {
    return sum(lines, line -> line.explained().rebate());
  }

  private static Decimal sum(List<QuotedLine> lines, Function<QuotedLine, Decimal> figure) {
    return lines.stream().map(figure).reduce(Decimal.ZERO, Decimal::plus);
  }

  private static List<FeePart> parts(TradeFee tradeFee, Decimal skewSize, Decimal size) {
    Decimal reducing = SkewFee.reducing(skewSize, size);
    Decimal adding = size.abs().minus(reducing);
    List<FeePart> parts = new ArrayList<>(2);
    if (reducing.isPositive()) {
      parts.add(new FeePart(Effect.REDUCES_SKEW, reducing, tradeFee.reducingRate()));
    }
    if (adding.isPositive()) {
      parts.add(new FeePart(Effect.ADDS_SKEW, adding, tradeFee.addingRate()));
    }
    return parts;
  }
}
