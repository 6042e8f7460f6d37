package io.counterpool.fee.economics;

import io.counterpool.fee.economics.MarketEconomics.Depth;
import io.counterpool.fee.economics.MarketEconomics.DepthSource;
import io.counterpool.fee.schedule.ScheduleVersion;
import io.counterpool.fee.terms.PoolId;
import io.counterpool.models.Decimal;
import io.counterpool.models.amm.InformedFlow;
import io.counterpool.models.amm.RebalancingLoss;
import io.counterpool.models.tuning.Scaled;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns recorded rounds into what a provider asks. Pure. */
final class EconomicsRules {

  private static final Decimal DAY_SECONDS = Decimal.of(86_400);
  private static final BigDecimal YEAR_DAYS = BigDecimal.valueOf(365);
  private static final int MONEY_SCALE = 6;
  private static final int FRACTION_SCALE = 12;

  private EconomicsRules() {}

  /**
   * The economics of a market.
   *
   * @param last its last round
   * @param starts the round each window begins with
   * @param asked base units of depth; null: what the pool or the schedule says
   */
  static MarketEconomics market(
      RecordedRound last,
      SortedMap<EconomicsWindow, RecordedRound> starts,
      ScheduleVersion schedule,
      @Nullable Decimal asked) {
    Depth depth = depth(last, schedule, asked);
    Decimal share = schedule.schedule().split().pool();
    List<WindowEconomics> windows = new ArrayList<>();
    starts.forEach(
        (window, start) ->
            windows.add(
                window(window, start, last, depth == null ? null : depth.baseUnits(), share)));
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
        schedule.version(),
        last.takerRate(),
        share,
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
  static PoolEconomics pool(PoolId pool, List<MarketEconomics> markets) {
    List<PoolEconomics.Total> totals = new ArrayList<>();
    for (EconomicsWindow window : EconomicsWindow.values()) {
      totals.add(
          total(
              window,
              markets.stream()
                  .flatMap(market -> market.windows().stream())
                  .filter(each -> each.window() == window)
                  .toList()));
    }
    return new PoolEconomics(
        pool, sumIfAllKnown(markets, MarketEconomics::rebalancingLossPerDay), totals, markets);
  }

  private static PoolEconomics.Total total(EconomicsWindow window, List<WindowEconomics> markets) {
    Decimal loss = sumIfAllKnown(markets, WindowEconomics::rebalancingLoss);
    Decimal volume = sum(markets, WindowEconomics::volume);
    Decimal income = sum(markets, WindowEconomics::providerIncome);
    return new PoolEconomics.Total(
        window,
        loss,
        volume,
        sum(markets, WindowEconomics::tradeFees),
        income,
        ratio(income, loss),
        loss == null ? null : ratio(loss, volume));
  }

  static WindowEconomics window(
      EconomicsWindow window,
      RecordedRound start,
      RecordedRound last,
      @Nullable Decimal depth,
      Decimal poolShare) {
    MarketSums sums = last.sums().since(start.sums());
    Decimal loss = sums.rebalancingLoss(depth);
    Decimal income =
        sums.tradeFees()
            .times(poolShare, MONEY_SCALE, RoundingMode.DOWN)
            .plus(sums.impact())
            .plus(sums.borrowing());
    Decimal breakEven = loss == null ? null : ratio(loss, sums.volume());
    return new WindowEconomics(
        window,
        start.at(),
        last.at(),
        sums.rounds(),
        sums.seconds(),
        sums.measuredSeconds(),
        sums.reportedSeconds(),
        loss == null ? null : money(loss),
        money(sums.volume()),
        money(sums.tradeFees()),
        money(sums.impact()),
        money(sums.borrowing()),
        money(sums.funding()),
        money(income),
        ratio(income, loss),
        ratio(sums.tradeFees(), sums.volume()),
        breakEven,
        breakEven == null ? null : ratio(breakEven, poolShare));
  }

  static @Nullable Depth depth(
      RecordedRound last, ScheduleVersion schedule, @Nullable Decimal asked) {
    if (asked != null) {
      return new Depth(asked, DepthSource.REQUEST);
    }
    if (last.skewDepth() != null) {
      return new Depth(last.skewDepth(), DepthSource.POOL);
    }
    Optional<Decimal> scale = Scaled.skewScale(schedule.schedule().funding());
    return scale.isEmpty() ? null : new Depth(scale.get(), DepthSource.FUNDING);
  }

  private static Decimal lossPerDay(RecordedRound last, Decimal volatility, Depth depth) {
    return Decimal.of(
        RebalancingLoss.linear(
                volatility, last.price().toBigDecimal().multiply(depth.baseUnits().toBigDecimal()))
            .divide(YEAR_DAYS, MONEY_SCALE, RoundingMode.HALF_EVEN));
  }

  /** Expected over the rounds of a day. The one place of this feature that leaves real numbers. */
  private static Decimal informedLossPerDay(
      RecordedRound last, Decimal volatility, Depth depth, Decimal roundSeconds) {
    double seconds = roundSeconds.toDouble();
    double days = seconds / 86_400;
    double loss =
        InformedFlow.loss(
            last.price().toDouble() * depth.baseUnits().toDouble(),
            volatility.toDouble() * Math.sqrt(days / 365),
            last.takerRate().toDouble());
    return Decimal.of(loss / days, MONEY_SCALE, RoundingMode.HALF_EVEN);
  }

  private static Decimal inventoryDeviation(RecordedRound last, Decimal volatility) {
    Decimal yearDays = Decimal.of(365);
    return last.skewSize()
        .abs()
        .times(last.price(), RoundingMode.HALF_EVEN)
        .timesOver(
            volatility,
            yearDays.sqrt(Decimal.SCALE, RoundingMode.HALF_EVEN),
            MONEY_SCALE,
            RoundingMode.HALF_EVEN);
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

  private static @Nullable Decimal breakEven(Decimal lossPerDay, List<WindowEconomics> windows) {
    return windows.stream()
        .filter(each -> each.volume().isPositive() && each.reportedSeconds() > 0)
        .findFirst()
        .map(
            each ->
                ratio(
                    lossPerDay,
                    each.volume()
                        .timesOver(
                            DAY_SECONDS,
                            Decimal.of(each.reportedSeconds()),
                            MONEY_SCALE,
                            RoundingMode.HALF_EVEN)))
        .orElse(null);
  }

  private static @Nullable Decimal ratio(Decimal over, @Nullable Decimal under) {
    return under == null || !under.isPositive()
        ? null
        : over.dividedBy(under, FRACTION_SCALE, RoundingMode.HALF_EVEN);
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
    return known.size() < each.size() ? null : sum(known, Function.identity());
  }
}
