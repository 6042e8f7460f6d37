package io.counterpool.fee.quote;

import io.counterpool.fee.schedule.EffectiveSchedule;
import io.counterpool.fee.schedule.MarketId;
import io.counterpool.fee.schedule.ScheduleVersion;
import io.counterpool.kit.clock.VenueClock;
import io.counterpool.kit.security.RequireScope;
import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.fees.TradeFee;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Dry-run trade fees. */
@RestController
class QuoteController {

  private static final int MOST_LINES = 100;

  /** USDC. */
  private static final int USUAL_SCALE = 6;

  /**
   * What to quote.
   *
   * @param price fill price, settlement units for one base unit, above 0
   * @param skewSize longs minus shorts now, base units
   * @param lines 1 to 100, filled one after the other
   * @param settlementScale fraction digits of the settlement asset, 0 to 18; 6 if left out
   */
  record QuoteRequest(
      MarketId market,
      Decimal price,
      Decimal skewSize,
      List<Line> lines,
      @Nullable Integer settlementScale) {

    QuoteRequest {
      Bounds.positive("price", price);
      Bounds.within("number of lines", lines.size(), 1, MOST_LINES);
      if (settlementScale != null) {
        Bounds.within("settlementScale", settlementScale, 0, Decimal.SCALE);
      }
    }

    int scale() {
      return settlementScale == null ? USUAL_SCALE : settlementScale;
    }
  }

  /**
   * One trade.
   *
   * @param size signed base units, positive buys, not 0
   */
  record Line(Decimal size) {

    Line {
      if (size.isZero()) {
        throw new OutOfRangeException("size must not be 0");
      }
    }
  }

  /**
   * What the lines would pay.
   *
   * @param fee sum over the lines, settlement units
   */
  record Quote(
      MarketId market,
      long scheduleVersion,
      TradeFee tradeFee,
      int settlementScale,
      List<QuotedLine> lines,
      Decimal fee) {}

  private final EffectiveSchedule schedules;
  private final VenueClock clock;

  QuoteController(EffectiveSchedule schedules, VenueClock clock) {
    this.schedules = schedules;
    this.clock = clock;
  }

  @RequireScope("fee:read")
  @PostMapping("/v1/quotes")
  @Operation(
      operationId = "quoteTradeFees",
      summary = "Trade fees of some lines by the schedule in force; stores nothing")
  Quote quote(@RequestBody QuoteRequest request) {
    ScheduleVersion version = schedules.at(request.market(), clock.instant());
    TradeFee tradeFee = version.schedule().tradeFee();
    List<QuotedLine> lines =
        QuoteRules.lines(
            tradeFee,
            request.price(),
            request.skewSize(),
            request.lines().stream().map(Line::size).toList(),
            request.scale());
    return new Quote(
        request.market(),
        version.version(),
        tradeFee,
        request.scale(),
        lines,
        QuoteRules.total(lines));
  }
}
