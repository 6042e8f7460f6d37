package io.counterpool.oracle.surface;

import static io.counterpool.models.Bounds.notNegative;
import static io.counterpool.models.Bounds.positive;
import static io.counterpool.models.Bounds.within;

import io.counterpool.models.Decimal;
import io.counterpool.models.options.OptionType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a market quoted at one instant.
 *
 * @param observedAt later than that of the surface before
 * @param expiries each once, in any order
 */
record QuoteBatch(
    Instant observedAt,
    QuotedIn quotedIn,
    @Size(min = 1, max = MOST_EXPIRIES) List<@Valid ExpiryQuotes> expiries) {

  static final int MOST_EXPIRIES = 64;
  static final int MOST_PER_EXPIRY = 1_000;

  /** Of all expiries together. */
  static final int MOST_QUOTES = 5_000;

  private static final Decimal MOST = Decimal.of("1000000000000000");
  private static final Decimal MOST_VOLATILITY = Decimal.of(1_000);

  /**
   * Quotes of one expiry.
   *
   * @param expiry later than the observation
   * @param forward above 0, at most 10^15
   * @param discount factor of prices, above 0 and at most 10; 1 if absent
   */
  record ExpiryQuotes(
      Instant expiry,
      Decimal forward,
      @Nullable Decimal discount,
      @Size(min = 1, max = MOST_PER_EXPIRY) List<OptionQuote> quotes) {

    private static final Decimal MOST_DISCOUNT = Decimal.of(10);

    ExpiryQuotes {
      within("forward", positive("forward", forward), Decimal.ZERO, MOST);
      if (discount != null) {
        within("discount", positive("discount", discount), Decimal.ZERO, MOST_DISCOUNT);
      }
      quotes = List.copyOf(quotes);
    }

    Decimal factor() {
      return discount == null ? Decimal.ONE : discount;
    }
  }

  /**
   * Bid and ask of one option.
   *
   * @param strike above 0, at most 10^15
   * @param type of the option; a volatility needs none
   * @param bid 0 or absent: nobody bids
   * @param ask above 0; absent: nobody offers
   */
  record OptionQuote(
      Decimal strike, @Nullable OptionType type, @Nullable Decimal bid, @Nullable Decimal ask) {

    OptionQuote {
      within("strike", positive("strike", strike), Decimal.ZERO, MOST);
      if (bid != null) {
        within("bid", notNegative("bid", bid), Decimal.ZERO, MOST);
      }
      if (ask != null) {
        within("ask", positive("ask", ask), Decimal.ZERO, MOST);
      }
    }

    /** Whether bid and ask can be volatilities. */
    boolean isVolatility() {
      return (bid == null || !bid.isGreaterThan(MOST_VOLATILITY))
          && (ask == null || !ask.isGreaterThan(MOST_VOLATILITY));
    }
  }

  QuoteBatch {
    expiries = List.copyOf(expiries);
  }
}
