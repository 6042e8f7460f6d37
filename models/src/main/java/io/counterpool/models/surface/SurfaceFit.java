package io.counterpool.models.surface;

import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.options.SviSmile;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
 * @param neighbours between which expiries each was fitted, in their order
 */
public record SurfaceFit(List<SmileFit> fits, List<Neighbours> neighbours) {

  /** Positions of the expiries whose smiles stood when one was fitted; null for none. */
  public record Neighbours(@Nullable Integer earlier, @Nullable Integer later) {}

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
    neighbours = List.copyOf(neighbours);
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
    List<Integer> order =
        IntStream.range(0, expiries.size())
            .boxed()
            .sorted(Comparator.comparingDouble(i -> expiries.get(i).halfSpread()))
            .toList();
    TreeMap<Integer, SmileFit> fits = new TreeMap<>();
    TreeMap<Integer, SviSmile> smiles = new TreeMap<>();
    TreeMap<Integer, Neighbours> neighbours = new TreeMap<>();
    for (int i : order) {
      Expiry expiry = expiries.get(i);
      Map.Entry<Integer, SviSmile> earlier = smiles.lowerEntry(i);
      Map.Entry<Integer, SviSmile> later = smiles.higherEntry(i);
      SmileFit fit =
          SmileFit.of(
              expiry.quotes(),
              expiry.forward(),
              expiry.years(),
              earlier == null ? null : earlier.getValue(),
              later == null ? null : later.getValue());
      if (fit instanceof SmileFit.Fitted fitted) {
        smiles.put(i, fitted.smile());
      }
      fits.put(i, fit);
      neighbours.put(
          i,
          new Neighbours(
              earlier == null ? null : earlier.getKey(), later == null ? null : later.getKey()));
    }
    return new SurfaceFit(List.copyOf(fits.values()), List.copyOf(neighbours.values()));
  }
}
