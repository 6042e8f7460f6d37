package io.counterpool.fee.quote;

import io.counterpool.fee.schedule.MarketId;
import io.counterpool.fee.schedule.RecentSchedules;
import io.counterpool.fee.schedule.Schedule;
import io.counterpool.fee.schedule.ScheduleVersion;
import io.counterpool.kit.clock.VenueClock;
import io.counterpool.kit.security.RequireScope;
import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.fees.FeeResolution;
import io.counterpool.models.fees.LatencyPremium;
import io.counterpool.models.fees.TradeFee;
import io.counterpool.models.rates.RateCurve;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Dry-run trade fees. */
@RestController
class QuoteController {

  private static final int MOST_LINES = 256;

  /** USDC. */
  private static final int USUAL_SCALE = 6;

  /**
   * What to quote. With {@code scheduleVersion} the answer depends on this request alone.
   *
   * @param price side price: the index with the confidence against the trader, without impact, as
   *     the pool charges; settlement units for one base unit, above 0
   * @param skewSize longs minus shorts now, base units
   * @param lines 1 to 256, filled one after the other
   * @param settlementScale fraction digits of the settlement asset, 0 to 18; 6 if left out
   * @param scheduleVersion left out: the version in force now
   * @param volatilityAnnual fraction per √year, ≥ 0; left out: not known, fees that need it charge
   *     their highest rate
   * @param surgeVolatility what a surge fee has gathered, ten-thousandths of its step, ≥ 0; 0 if
   *     left out
   * @param utilisation reserved ÷ pool value, ≥ 0; the borrowing rate is answered for it
   * @param volume30d notional of the account in thirty days, the rounds before this one, settlement
   *     units, ≥ 0; 0 if left out
   * @param immediate whether the fills pay the latency premium; false if left out
   * @param rebateHeld impact premiums held when the interval of rebates began, settlement units
   * @param rebatePaid rebates of that interval so far, settlement units
   * @param impactBalance impact premiums that the market holds now, settlement units, ≥ 0: no more
   *     is paid back, and without a budget of rebates up to all of it; left out: the budget alone
   *     limits a rebate, and without one there is none
   */
  record QuoteRequest(
      MarketId market,
      Decimal price,
      Decimal skewSize,
      List<QuotedTrade> lines,
      @Nullable Integer settlementScale,
      @Nullable Long scheduleVersion,
      @Nullable Decimal volatilityAnnual,
      @Nullable Decimal surgeVolatility,
      @Nullable Decimal utilisation,
      @Nullable Decimal volume30d,
      @Nullable Boolean immediate,
      @Nullable Decimal rebateHeld,
      @Nullable Decimal rebatePaid,
      @Nullable Decimal impactBalance) {

    QuoteRequest {
      QuoteState.of(price, skewSize, volume30d, rebateHeld, rebatePaid, impactBalance);
      Bounds.within("number of lines", lines.size(), 1, MOST_LINES);
      if (settlementScale != null) {
        Bounds.within("settlementScale", settlementScale, 0, Decimal.SCALE);
      }
      if (volatilityAnnual != null) {
        Bounds.notNegative("volatilityAnnual", volatilityAnnual);
      }
      if (surgeVolatility != null) {
        Bounds.notNegative("surgeVolatility", surgeVolatility);
      }
      if (utilisation != null) {
        Bounds.notNegative("utilisation", utilisation);
      }
    }

    int scale() {
      return settlementScale == null ? USUAL_SCALE : settlementScale;
    }

    QuoteState state() {
      return QuoteState.of(price, skewSize, volume30d, rebateHeld, rebatePaid, impactBalance);
    }
  }

  /**
   * What the lines would pay.
   *
   * @param tradeFee the coefficients that the stated volatilities resolve to
   * @param fee sum over the lines, settlement units
   * @param volatilityRate the part of the rates that is for volatility, fraction of the notional
   * @param impact sum of what the sizes of the lines cost, settlement units
   * @param rebate sum of the rebates of the lines, settlement units
   * @param total fee and impact less rebate
   * @param borrowRateAnnual at the stated utilisation; null if none was, or the rate has a memory
   */
  record Quote(
      MarketId market,
      long scheduleVersion,
      TradeFee tradeFee,
      int settlementScale,
      List<QuotedLine> lines,
      Decimal fee,
      Decimal volatilityRate,
      Decimal impact,
      Decimal rebate,
      Decimal total,
      @Nullable Decimal borrowRateAnnual) {}

  private final RecentSchedules recent;
  private final VenueClock clock;

  QuoteController(RecentSchedules recent, VenueClock clock) {
    this.recent = recent;
    this.clock = clock;
  }

  @RequireScope("fee:read")
  @PostMapping("/v1/quotes")
  @Operation(
      operationId = "quoteTradeFees",
      summary = "Trade fees of some lines by the schedule in force; stores nothing")
  Quote quote(@RequestBody QuoteRequest request) {
    Long wanted = request.scheduleVersion();
    ScheduleVersion version =
        wanted == null
            ? recent.at(request.market(), clock.instant())
            : recent.version(request.market(), wanted);
    Schedule schedule = version.schedule();
    FeeResolution tradeFee =
        FeeResolution.at(
            schedule.tradeFee(),
            schedule.surcharge(),
            request.volatilityAnnual(),
            request.surgeVolatility() == null ? Decimal.ZERO : request.surgeVolatility());
    List<QuotedLine> lines =
        QuoteRules.lines(
            new QuoteRules.Charges(
                tradeFee,
                schedule.discount(),
                latencyRate(schedule, request),
                schedule.impactRebate()),
            request.state(),
            request.lines(),
            request.scale());
    Decimal fee = QuoteRules.total(lines);
    Decimal impact = QuoteRules.impacts(lines);
    Decimal rebate = QuoteRules.rebates(lines);
    return new Quote(
        request.market(),
        version.version(),
        tradeFee.fee(),
        request.scale(),
        lines,
        fee,
        tradeFee.volatilityRate(),
        impact,
        rebate,
        fee.plus(impact).minus(rebate),
        borrowRate(schedule, request.utilisation()));
  }

  private static Decimal latencyRate(Schedule schedule, QuoteRequest request) {
    LatencyPremium premium = schedule.latencyPremium();
    return premium == null || !Boolean.TRUE.equals(request.immediate())
        ? Decimal.ZERO
        : premium.rate(request.volatilityAnnual());
  }

  private static @Nullable Decimal borrowRate(Schedule schedule, @Nullable Decimal utilisation) {
    return utilisation != null && schedule.borrow() instanceof RateCurve curve
        ? curve.annualRate(utilisation)
        : null;
  }
}
