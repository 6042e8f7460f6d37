package io.counterpool.fee.economics;

import io.counterpool.fee.economics.MarketEconomics.Depth;
import io.counterpool.fee.economics.MarketEconomics.DepthSource;
import io.counterpool.fee.economics.WindowEconomics.Covered;
import io.counterpool.fee.terms.PoolId;
import io.counterpool.models.Decimal;
import io.counterpool.models.amm.InformedFlow;
import io.counterpool.models.amm.RebalancingLoss;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns recorded rounds into what a provider asks. Pure. */
final class EconomicsRules {

  private static final BigDecimal DAY_SECONDS = BigDecimal.valueOf(86_400);
  private static final BigDecimal YEAR_DAYS = BigDecimal.valueOf(365);
  private static final int MONEY_SCALE = 6;
  private static final int FRACTION_SCALE = 12;

  private EconomicsRules() {}

  /**
   * The economics of a market.
   *
   * @param last its last round
   * @param starts the round each window begins after
   * @param asked base units of depth throughout; null: what the pool stated
   */
  static MarketEconomics market(
      RecordedRound last, SortedMap<EconomicsWindow, WindowStart> starts, @Nullable Decimal asked) {
    Depth depth = depth(last, asked);
    List<WindowEconomics> windows = new ArrayList<>();
    starts.forEach((window, start) -> windows.add(window(window, start, last, asked)));
    Decimal volatility = last.volatilityAnnual();
    Decimal lossPerDay =
        volatility == null || depth == null ? null : lossPerDay(last, volatility, depth);
    Decimal roundSeconds = roundSeconds(windows);
    return new MarketEconomics(
        last.market(),
        last.pool(),
        last.round(),
        last.at(),
        last.price(),
        last.skewSize(),
        volatility,
        depth == null ? null : depth.baseUnits(),
        depth == null ? null : depth.source(),
        last.scheduleVersion(),
        last.takerRate(),
        last.poolShare(),
        roundSeconds,
        lossPerDay,
        volatility == null || depth == null || roundSeconds == null
            ? null
            : informedLossPerDay(last, volatility, depth, roundSeconds),
        lossPerDay == null ? null : breakEven(lossPerDay, windows),
        volatility == null ? null : inventoryDeviation(last, volatility),
        windows);
  }

  /** The markets of a pool and their sums. */
  static PoolEconomics pool(
      PoolId pool, Instant until, boolean truncated, List<MarketEconomics> markets) {
    List<PoolEconomics.Total> totals = new ArrayList<>();
    for (EconomicsWindow window : EconomicsWindow.values()) {
      totals.add(
          total(
              window,
              markets.stream()
                  .flatMap(market -> market.windows().stream())
                  .filter(each -> each.window() == window && each.rounds() > 0)
                  .toList()));
    }
    return new PoolEconomics(
        pool,
        until,
        truncated,
        sumIfAllKnown(
            markets.stream().filter(market -> runs(market, until)).toList(),
            MarketEconomics::rebalancingLossPerDay),
        totals,
        markets);
  }

  /** Whether a market had a round in the day before {@code until}. */
  static boolean runs(MarketEconomics market, Instant until) {
    return !market.at().isBefore(EconomicsWindow.DAY.startBefore(until));
  }

  private static PoolEconomics.Total total(EconomicsWindow window, List<WindowEconomics> markets) {
    List<Covered> covered =
        markets.stream().map(WindowEconomics::covered).filter(Objects::nonNull).toList();
    boolean whole = covered.size() == markets.size();
    Decimal coveredLoss = sum(covered, Covered::loss);
    return new PoolEconomics.Total(
        window,
        sumIfAllKnown(markets, WindowEconomics::rebalancingLoss),
        sum(markets, WindowEconomics::volume),
        sum(markets, WindowEconomics::tradeFees),
        sum(markets, WindowEconomics::providerIncome),
        whole ? ratio(sum(covered, Covered::income), coveredLoss) : null,
        whole ? ratio(coveredLoss, sum(covered, Covered::volume)) : null);
  }

  private static WindowEconomics window(
      EconomicsWindow window, WindowStart start, RecordedRound last, @Nullable Decimal asked) {
    MarketSums sums = last.sums().since(start.sums());
    LossSums losses = sums.losses(asked);
    Decimal loss = sums.rebalancingLoss(asked);
    Covered covered =
        losses.coveredSeconds() == 0
            ? null
            : new Covered(
                losses.coveredSeconds(),
                money(losses.coveredLoss()),
                money(losses.coveredVolume()),
                money(losses.coveredIncome()));
    Decimal breakEven =
        covered == null ? null : ratio(losses.coveredLoss(), losses.coveredVolume());
    return new WindowEconomics(
        window,
        start.at(),
        last.at(),
        sums.rounds(),
        sums.seconds(),
        losses.seconds(),
        sums.reportedSeconds(),
        loss == null ? null : money(loss),
        money(sums.volume()),
        money(sums.tradeFees()),
        money(sums.poolFees()),
        money(sums.impact()),
        money(sums.borrowing()),
        money(sums.funding()),
        money(sums.income()),
        covered,
        covered == null ? null : ratio(losses.coveredIncome(), losses.coveredLoss()),
        ratio(sums.tradeFees(), sums.volume()),
        breakEven,
        breakEven == null ? null : ratio(breakEven, last.poolShare()));
  }

  private static @Nullable Depth depth(RecordedRound last, @Nullable Decimal asked) {
    if (asked != null) {
      return new Depth(asked, DepthSource.REQUEST);
    }
    Decimal stated = last.skewDepth();
    return stated == null ? null : new Depth(stated, DepthSource.POOL);
  }

  private static @Nullable Decimal lossPerDay(RecordedRound last, Decimal volatility, Depth depth) {
    return Figures.of(
        RebalancingLoss.linear(
                volatility, last.price().toBigDecimal().multiply(depth.baseUnits().toBigDecimal()))
            .divide(YEAR_DAYS, RebalancingLoss.SCALE, RoundingMode.HALF_EVEN),
        MONEY_SCALE);
  }

  /** Expected over the rounds of a day. The one place of this feature that leaves real numbers. */
  private static @Nullable Decimal informedLossPerDay(
      RecordedRound last, Decimal volatility, Depth depth, Decimal roundSeconds) {
    double days = roundSeconds.toDouble() / 86_400;
    double loss =
        InformedFlow.loss(
            last.price().toDouble() * depth.baseUnits().toDouble(),
            volatility.toDouble() * Math.sqrt(days / 365),
            last.takerRate().toDouble());
    return Figures.of(BigDecimal.valueOf(loss / days), MONEY_SCALE);
  }

  private static @Nullable Decimal inventoryDeviation(RecordedRound last, Decimal volatility) {
    Decimal rootOfDays = Decimal.of(365).sqrt(Decimal.SCALE, RoundingMode.HALF_EVEN);
    return Figures.of(
        last.skewSize()
            .abs()
            .toBigDecimal()
            .multiply(last.price().toBigDecimal())
            .multiply(volatility.toBigDecimal())
            .divide(rootOfDays.toBigDecimal(), MONEY_SCALE, RoundingMode.HALF_EVEN),
        MONEY_SCALE);
  }

  private static @Nullable Decimal roundSeconds(List<WindowEconomics> windows) {
    return windows.stream()
        .filter(each -> each.rounds() > 0 && each.seconds() > 0)
        .findFirst()
        .map(
            each ->
                Decimal.of(each.seconds())
                    .dividedBy(Decimal.of(each.rounds()), MONEY_SCALE, RoundingMode.HALF_EVEN))
        .orElse(null);
  }

  /** Loss of a day ÷ volume of a day, by the shortest window that has volume. */
  private static @Nullable Decimal breakEven(Decimal lossPerDay, List<WindowEconomics> windows) {
    return windows.stream()
        .filter(each -> each.volume().isPositive() && each.reportedSeconds() > 0)
        .findFirst()
        .map(
            each ->
                lossPerDay
                    .toBigDecimal()
                    .multiply(BigDecimal.valueOf(each.reportedSeconds()))
                    .divide(
                        each.volume().toBigDecimal().multiply(DAY_SECONDS),
                        FRACTION_SCALE,
                        RoundingMode.HALF_EVEN))
        .map(fee -> Figures.of(fee, FRACTION_SCALE))
        .orElse(null);
  }

  private static @Nullable Decimal ratio(Decimal over, Decimal under) {
    return Figures.ratio(over, under, FRACTION_SCALE);
  }

  private static Decimal money(Decimal value) {
    return value.rounded(MONEY_SCALE, RoundingMode.HALF_EVEN);
  }

  private static <T> Decimal sum(List<T> each, Function<T, Decimal> figure) {
    return each.stream().map(figure).reduce(Decimal.ZERO, Decimal::plus);
  }

  private static <T> @Nullable Decimal sumIfAllKnown(
      List<T> each, Function<T, @Nullable Decimal> figure) {
    List<Decimal> known = each.stream().map(figure).filter(Objects::nonNull).toList();
    return known.isEmpty() || known.size() < each.size() ? null : sum(known, Function.identity());
  }
}
