package io.counterpool.fee.economics;

import io.counterpool.fee.terms.MarketState;
import io.counterpool.fee.terms.TermsContent;
import io.counterpool.models.Decimal;
import io.counterpool.models.amm.RebalancingLoss;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Adds an interval to the sums of a market. Pure. */
final class SumsRules {

  private static final BigDecimal YEAR_SECONDS = BigDecimal.valueOf(31_536_000);

  private SumsRules() {}

  /**
   * The sums after the interval that ended with {@code terms}.
   *
   * <p>Its loss is that of the volatility stated with this round, at the price before, over the
   * seconds that accrued. A report below the last one is taken as a new beginning and adds nothing.
   *
   * @param last null for the first recorded round of a market
   */
  static MarketSums next(@Nullable LastSums last, TermsContent terms, MarketState state) {
    if (last == null) {
      return MarketSums.NONE;
    }
    MarketSums sums = last.sums();
    long seconds = terms.accruedSeconds();
    Decimal volatility = state.volatilityAnnual();
    Decimal perDepth = volatility == null ? Decimal.ZERO : loss(volatility, last.price(), seconds);
    Decimal depth = state.skewDepth();
    boolean reported =
        (last.volume() != null && state.volume() != null)
            || (last.tradeFees() != null && state.realisedFees() != null)
            || (last.impact() != null && state.realisedImpact() != null);
    return new MarketSums(
        sums.rounds() + 1,
        sums.seconds() + seconds,
        sums.measuredSeconds() + (volatility == null ? 0 : seconds),
        sums.reportedSeconds() + (reported ? seconds : 0),
        depth == null
            ? sums.loss()
            : sums.loss().plus(perDepth.times(depth, RoundingMode.HALF_EVEN)),
        depth == null ? sums.lossPerDepth().plus(perDepth) : sums.lossPerDepth(),
        sums.borrowing()
            .plus(
                terms
                    .borrowIndex()
                    .minus(last.borrowIndex())
                    .times(state.longSize().plus(state.shortSize()), RoundingMode.DOWN)),
        sums.funding().plus(funding(last, terms, state)),
        sums.volume().plus(grown(last.volume(), state.volume())),
        sums.tradeFees().plus(grown(last.tradeFees(), state.realisedFees())),
        sums.impact().plus(step(last.impact(), state.realisedImpact())));
  }

  /** What longs paid less what shorts received. */
  private static Decimal funding(LastSums last, TermsContent terms, MarketState state) {
    Decimal shortIndex = terms.fundingIndexShort();
    Decimal ofShorts = shortIndex == null ? terms.fundingIndex() : shortIndex;
    return state
        .longSize()
        .times(terms.fundingIndex().minus(last.fundingIndex()), RoundingMode.DOWN)
        .minus(state.shortSize().times(ofShorts.minus(last.fundingIndexShort()), RoundingMode.UP));
  }

  /** Loss of an interval for one base unit of depth, settlement units. */
  private static Decimal loss(Decimal volatility, Decimal price, long seconds) {
    return Decimal.of(
        RebalancingLoss.linear(volatility, price.toBigDecimal())
            .multiply(BigDecimal.valueOf(seconds))
            .divide(YEAR_SECONDS, Decimal.SCALE, RoundingMode.HALF_EVEN));
  }

  private static Decimal grown(@Nullable Decimal before, @Nullable Decimal now) {
    return step(before, now).max(Decimal.ZERO);
  }

  private static Decimal step(@Nullable Decimal before, @Nullable Decimal now) {
    return before == null || now == null ? Decimal.ZERO : now.minus(before);
  }
}
