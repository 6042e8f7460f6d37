package io.counterpool.oracle.surface;

import io.counterpool.models.surface.Arbitrage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a batch of quotes. */
sealed interface SurfaceOutcome {

  /** Smiles that may be used, ascending; at least one expiry is drawn. */
  record Drawn(List<JudgedExpiry> expiries) implements SurfaceOutcome {

    public Drawn {
      expiries = List.copyOf(expiries);
    }
  }

  /** An expiry with every quote that was sent for it. */
  record JudgedExpiry(ExpirySmile smile, List<JudgedQuote> quotes) {

    public JudgedExpiry {
      quotes = List.copyOf(quotes);
    }
  }

  /** Why the surface before stays. */
  sealed interface Refused extends SurfaceOutcome {

    /**
     * The quotes make an arbitrage.
     *
     * @param expiry whose smile breaks the rule, for the calendar the later one
     * @param against the earlier expiry of the calendar
     * @param strike of the point, by the forward of the expiry
     */
    record Arbitraged(Instant expiry, @Nullable Instant against, double strike, Arbitrage arbitrage)
        implements Refused {}

    /**
     * No expiry has enough strikes with a bid and an ask.
     *
     * @param best the expiry that has most
     */
    record TooFewQuotes(Instant best, int strikes) implements Refused {}
  }
}
