package io.counterpool.fee.economics;

import io.counterpool.fee.economics.LossSums.Earned;
import io.counterpool.fee.terms.MarketState;
import io.counterpool.fee.terms.TermsContent;
import io.counterpool.models.Decimal;
import io.counterpool.models.amm.RebalancingLoss;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Adds an interval to the sums of a market. Pure, and never refuses. */
final class SumsRules {

  private static final BigDecimal YEAR_SECONDS = BigDecimal.valueOf(31_536_000);

  private SumsRules() {}

  /** What is new in the reports of a round. */
  private record Reported(
      BigDecimal volume, BigDecimal tradeFees, BigDecimal poolFees, BigDecimal impact) {}

  /**
   * The sums after the interval that ended with {@code terms}.
   *
   * <p>Its loss is that of the volatility and depth stated with this round, at the price before,
   * over the seconds of the clock. Its trade fees were charged by the terms before, whose split
   * they follow. An interval is reported if both its ends state volume and fees and neither fell: a
   * lower one is a new beginning, which says nothing of the interval.
   *
   * <p>What would take a sum beyond {@link Figures#LARGEST} is left out: such a loss as if there
   * were no volatility, such a report as if there were none, such a charge alone. The seconds tell.
   *
   * @param last null for the first recorded round of a market
   */
  static MarketSums next(@Nullable LastSums last, TermsContent terms, MarketState state) {
    if (last == null) {
      return MarketSums.NONE;
    }
    MarketSums sums = last.sums();
    long seconds = terms.at().getEpochSecond() - last.at().getEpochSecond();
    Decimal borrowing = Figures.sum(sums.borrowing(), borrowing(last, terms, state));
    Decimal funding = Figures.sum(sums.funding(), funding(last, terms, state));
    MarketSums charged =
        sums.charged(
            seconds,
            terms.accruedSeconds(),
            borrowing == null ? sums.borrowing() : borrowing,
            funding == null ? sums.funding() : funding);
    Reported reported = reported(last, state);
    MarketSums traded = reported == null ? null : traded(charged, reported, seconds);
    Earned earned = traded == null || borrowing == null ? null : traded.since(sums).earned();
    return lost(traded == null ? charged : traded, last, state, seconds, earned);
  }

  /** Null if a sum leaves its bounds. */
  private static @Nullable MarketSums traded(MarketSums sums, Reported reported, long seconds) {
    Decimal volume = Figures.sum(sums.volume(), reported.volume());
    Decimal tradeFees = Figures.sum(sums.tradeFees(), reported.tradeFees());
    Decimal poolFees = Figures.sum(sums.poolFees(), reported.poolFees());
    Decimal impact = Figures.sum(sums.impact(), reported.impact());
    return volume == null || tradeFees == null || poolFees == null || impact == null
        ? null
        : sums.traded(seconds, volume, tradeFees, poolFees, impact);
  }

  private static MarketSums lost(
      MarketSums sums, LastSums last, MarketState state, long seconds, @Nullable Earned earned) {
    Decimal volatility = state.volatilityAnnual();
    if (volatility == null) {
      return sums;
    }
    BigDecimal perDepth =
        RebalancingLoss.linear(volatility, last.price().toBigDecimal())
            .multiply(BigDecimal.valueOf(seconds))
            .divide(YEAR_SECONDS, RebalancingLoss.SCALE, RoundingMode.HALF_EVEN);
    Decimal depth = state.skewDepth();
    return sums.lost(
        depth == null
            ? sums.stated()
            : sums.stated().plus(seconds, perDepth.multiply(depth.toBigDecimal()), earned),
        sums.perDepth().plus(seconds, perDepth, earned));
  }

  private static @Nullable Reported reported(LastSums last, MarketState state) {
    if (last.volume() == null
        || last.tradeFees() == null
        || state.volume() == null
        || state.realisedFees() == null) {
      return null;
    }
    BigDecimal volume = step(last.volume(), state.volume());
    BigDecimal fees = step(last.tradeFees(), state.realisedFees());
    if (volume.signum() < 0 || fees.signum() < 0) {
      return null;
    }
    return new Reported(
        volume,
        fees,
        fees.multiply(last.poolShare().toBigDecimal()).setScale(Decimal.SCALE, RoundingMode.DOWN),
        last.impact() == null || state.realisedImpact() == null
            ? BigDecimal.ZERO
            : step(last.impact(), state.realisedImpact()));
  }

  private static BigDecimal borrowing(LastSums last, TermsContent terms, MarketState state) {
    return charge(
        state.longSize().toBigDecimal().add(state.shortSize().toBigDecimal()),
        step(last.borrowIndex(), terms.borrowIndex()),
        RoundingMode.DOWN);
  }

  /** What longs paid less what shorts received. */
  private static BigDecimal funding(LastSums last, TermsContent terms, MarketState state) {
    Decimal shortIndex = terms.fundingIndexShort();
    Decimal ofShorts = shortIndex == null ? terms.fundingIndex() : shortIndex;
    return charge(
            state.longSize().toBigDecimal(),
            step(last.fundingIndex(), terms.fundingIndex()),
            RoundingMode.DOWN)
        .subtract(
            charge(
                state.shortSize().toBigDecimal(),
                step(last.fundingIndexShort(), ofShorts),
                RoundingMode.UP));
  }

  private static BigDecimal charge(BigDecimal size, BigDecimal step, RoundingMode rounding) {
    return size.multiply(step).setScale(Decimal.SCALE, rounding);
  }

  private static BigDecimal step(Decimal before, Decimal now) {
    return now.toBigDecimal().subtract(before.toBigDecimal());
  }
}
