package io.counterpool.models.surface;

import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.RealBounds;
import io.counterpool.models.options.SviSmile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The smile of one expiry.
 *
 * <p>A call and a put of one strike have one volatility: together they are the larger bid and the
 * smaller ask, unless these would cross; then each stands by itself. Distances are prices: the
 * smile's distance from the middle of bid and ask, times vega, in half spreads, the half spread
 * being at least what 0.0005 of volatility is worth at the strike with the largest vega. So a wide
 * quote pulls less, and a narrow volatility where an option is worth nothing pulls hardly at all.
 *
 * <p>The first smiles give less weight to what is far from them (Cauchy's weights), whatever its
 * spread; what the last of them shows to be far out, by six deviations of the others and by its own
 * spread, is left out, at most a quarter of the quotes. The rest is fitted by least squares ({@link
 * SmileSearch}). A bid or an ask alone draws nothing, but holds the smile where it would pass it.
 *
 * <p>If that smile breaks a rule of {@link NoArbitrage} or falls below an earlier expiry or rises
 * above a later one, the best smile that does not is fitted as well, and taken if the quotes allow
 * it: its distance is at most one half spread (root mean square), or at most 1.25 times that of the
 * free one.
 */
public sealed interface SmileFit {

  /** A smile has five parameters. */
  int LEAST_QUOTES = 5;

  /** Volatility that half a spread is at least worth, where vega is largest. */
  double LEAST_HALF_SPREAD = 0.0005;

  /** Median distances, as deviations, beyond which a quote is left out. */
  double FAR = 6;

  /** How much worse than the free smile one without arbitrage may be. */
  double WORSE = 1.25;

  /** What was made of each quote, in their order. */
  List<QuoteUse> uses();

  /**
   * A smile that keeps {@link NoArbitrage} and, with its neighbours, the calendar.
   *
   * @param error of the quotes that are {@link QuoteUse#USED}
   * @param held whether it had to be held back from an arbitrage
   */
  record Fitted(SviSmile smile, List<QuoteUse> uses, FitError error, boolean held)
      implements SmileFit {

    public Fitted {
      uses = List.copyOf(uses);
    }
  }

  /**
   * The quotes themselves make an arbitrage: no smile without it is near them.
   *
   * @param arbitrage what the smile nearest to them breaks
   * @param against the neighbour with which it breaks the calendar
   * @param error of that smile
   */
  record Broken(Arbitrage arbitrage, Against against, List<QuoteUse> uses, FitError error)
      implements SmileFit {

    public Broken {
      uses = List.copyOf(uses);
    }
  }

  /** With which expiry a smile makes an arbitrage. */
  enum Against {
    ITSELF,
    EARLIER,
    LATER
  }

  /**
   * Nothing to draw a smile through.
   *
   * @param strikes that have a bid and an ask, below {@link #LEAST_QUOTES}
   */
  record TooFew(int strikes, List<QuoteUse> uses) implements SmileFit {

    public TooFew {
      uses = List.copyOf(uses);
    }
  }

  /**
   * Fits.
   *
   * @param forward above 0
   * @param years above 0
   * @param earlier smile of an expiry before, or null
   * @param later smile of an expiry after, or null
   * @throws OutOfRangeException if forward or years is out of range
   */
  static SmileFit of(
      List<SmileQuote> quotes,
      double forward,
      double years,
      @Nullable SviSmile earlier,
      @Nullable SviSmile later) {
    RealBounds.positive("forward", forward);
    RealBounds.positive("years", years);
    QuoteBook book = new QuoteBook(quotes, forward, years);
    return book.strikes() < LEAST_QUOTES
        ? new TooFew(book.strikes(), book.uses(List.of()))
        : new SmileFitter(book, earlier, later).fit();
  }
}
