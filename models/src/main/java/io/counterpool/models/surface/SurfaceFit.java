package io.counterpool.models.surface;

import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.options.SviSmile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The smiles of all expiries of one underlying, fitted so that they go together.
 *
 * <p>The expiry whose quotes are narrowest (median half spread, in volatility) is fitted first, and
 * each further one between the neighbours that stand already: so a well quoted expiry is not bent
 * by a badly quoted one, and wide quotes give way as far as they reach.
 *
 * @param fits one for each expiry, in their order
 */
public record SurfaceFit(List<SmileFit> fits) {

  /**
   * What is known of one expiry.
   *
   * @param years to it, above 0
   * @param forward above 0
   */
  public record Expiry(double years, double forward, List<SmileQuote> quotes) {

    public Expiry {
      quotes = List.copyOf(quotes);
    }

    /** Median half spread of the quotes with bid and ask; infinite without any. */
    double halfSpread() {
      double[] halves =
          quotes.stream()
              .filter(SmileQuote::isTwoSided)
              .mapToDouble(quote -> (quote.ask() - quote.bid()) / 2)
              .sorted()
              .toArray();
      return halves.length == 0 ? Double.POSITIVE_INFINITY : halves[halves.length / 2];
    }
  }

  public SurfaceFit {
    fits = List.copyOf(fits);
  }

  /**
   * Fits.
   *
   * @param expiries ascending years
   * @throws OutOfRangeException if years do not ascend, or a figure is out of range
   */
  public static SurfaceFit of(List<Expiry> expiries) {
    for (int i = 1; i < expiries.size(); i++) {
      if (!(expiries.get(i).years() > expiries.get(i - 1).years())) {
        throw new OutOfRangeException("years must ascend, did not at expiry " + i);
      }
    }
    @Nullable SmileFit[] fits = new SmileFit[expiries.size()];
    List<Integer> order =
        IntStream.range(0, fits.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> expiries.get(i).halfSpread()))
            .toList();
    for (int i : order) {
      Expiry expiry = expiries.get(i);
      fits[i] =
          SmileFit.of(
              expiry.quotes(),
              expiry.forward(),
              expiry.years(),
              nearest(fits, i, -1),
              nearest(fits, i, 1));
    }
    List<SmileFit> all = new ArrayList<>();
    for (SmileFit fit : fits) {
      if (fit != null) {
        all.add(fit);
      }
    }
    return new SurfaceFit(all);
  }

  private static @Nullable SviSmile nearest(@Nullable SmileFit[] fits, int from, int step) {
    for (int i = from + step; i >= 0 && i < fits.length; i += step) {
      if (fits[i] instanceof SmileFit.Fitted fitted) {
        return fitted.smile();
      }
    }
    return null;
  }
}
