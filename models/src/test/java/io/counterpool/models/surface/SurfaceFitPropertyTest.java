package io.counterpool.models.surface;

import static io.counterpool.models.surface.NoArbitrageTest.smile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.options.SviSmile;
import io.counterpool.models.surface.SmileFit.Broken;
import io.counterpool.models.surface.SmileFit.Fitted;
import io.counterpool.models.surface.SmileFit.TooFew;
import io.counterpool.models.surface.VarianceSurface.Slice;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class SurfaceFitPropertyTest {

  private static final int HISTORIES = 12;
  private static final double MOST_GROWTH = 1.6 * 1.6 * 1.6;

  private static Decimal decimal(double value) {
    return Decimal.of(value, 12, RoundingMode.HALF_EVEN);
  }

  private static SviSmile grown(SviSmile smile, double factor) {
    return new SviSmile(
        decimal(smile.a().toDouble() * factor),
        decimal(smile.b().toDouble() * factor),
        smile.rho(),
        smile.m(),
        smile.sigma());
  }

  /** A smile that keeps the rules, also when it has grown to the last expiry. */
  private static SviSmile drawn(SplittableRandom random, double years) {
    while (true) {
      double level = random.nextDouble(0.09, 1.0) * years;
      double sigma = random.nextDouble(0.05, 0.5);
      double b = random.nextDouble(0.1, 1) * level / sigma;
      SviSmile smile =
          new SviSmile(
              decimal(level - b * sigma),
              decimal(b),
              decimal(random.nextDouble(-0.9, 0.9)),
              decimal(random.nextDouble(-0.1, 0.1)),
              decimal(sigma));
      if (NoArbitrage.check(smile).isEmpty()
          && NoArbitrage.check(grown(smile, MOST_GROWTH)).isEmpty()) {
        return smile;
      }
    }
  }

  /** Quotes whose middle is off by up to a quarter of the half spread; some with one side only. */
  private static List<SmileQuote> noisy(SplittableRandom random, SviSmile smile, double years) {
    List<SmileQuote> quotes = new ArrayList<>();
    int count = random.nextInt(8, 30);
    double reach = 2.5 * Math.sqrt(Hyperbola.of(smile).w(0));
    for (int i = 0; i < count; i++) {
      double k = reach * (2.0 * i / (count - 1) - 1);
      double volatility = Math.sqrt(Hyperbola.of(smile).w(k) / years);
      double half = volatility * random.nextDouble(0.01, 0.05);
      double middle = volatility + half * random.nextDouble(-0.25, 0.25);
      boolean both = i % 7 != 3;
      quotes.add(
          new SmileQuote(
              1000 * Math.exp(k),
              both || i % 2 == 0 ? middle - half : SmileQuote.NO_BID,
              both || i % 2 == 1 ? middle + half : SmileQuote.NO_ASK));
    }
    return quotes;
  }

  @Test
  void fitsRandomSurfacesWithinTheirSpreadsAndWithoutArbitrage() {
    long seed = Long.getLong("seed", System.nanoTime());
    SplittableRandom random = new SplittableRandom(seed);
    for (int history = 0; history < HISTORIES; history++) {
      String drawn = "seed " + seed + ", history " + history;
      SviSmile shape = drawn(random, 0.1);
      List<SurfaceFit.Expiry> expiries = new ArrayList<>();
      double years = 0.1;
      for (int i = 0; i < 4; i++) {
        // The same shape, growing with time: no calendar arbitrage behind the quotes.
        SviSmile smile = grown(shape, years / 0.1);
        expiries.add(new SurfaceFit.Expiry(years, 1000, noisy(random, smile, years)));
        years *= random.nextDouble(1.1, 1.6);
      }

      List<SmileFit> fits = SurfaceFit.of(expiries).fits();

      List<Slice> slices = new ArrayList<>();
      for (int i = 0; i < fits.size(); i++) {
        switch (fits.get(i)) {
          case Fitted fitted -> {
            assertThat(NoArbitrage.check(fitted.smile())).as(drawn).isEmpty();
            assertThat(fitted.error().share()).as(drawn).isGreaterThan(0.8);
            slices.add(new Slice(expiries.get(i).years(), 1000, fitted.smile()));
          }
          // Noise may set two expiries against each other, out where few quotes are.
          case Broken broken ->
              assertThat(broken.arbitrage().rule()).as(drawn).isEqualTo(ArbitrageRule.CALENDAR);
          case TooFew few -> assertThat(few).as(drawn).isNull();
        }
      }
      assertThat(slices).as(drawn).hasSizeGreaterThanOrEqualTo(3);
      growsWithTime(new VarianceSurface(slices), drawn);
    }
  }

  private static void growsWithTime(VarianceSurface surface, String drawn) {
    for (double k = -1; k <= 1; k += 0.125) {
      double before = 0;
      for (int i = 1; i <= 40; i++) {
        double w =
            surface.totalVariance(k, Math.min(surface.lastYears() * i / 40, surface.lastYears()));
        assertThat(w).as(drawn).isGreaterThanOrEqualTo(before - NoArbitrage.CALENDAR_TOLERANCE);
        before = w;
      }
    }
  }

  @Test
  void givesTheSameSurfaceForTheSameQuotes() {
    SplittableRandom random = new SplittableRandom(1);
    List<SurfaceFit.Expiry> expiries =
        List.of(
            new SurfaceFit.Expiry(0.1, 1000, noisy(random, drawn(random, 0.1), 0.1)),
            new SurfaceFit.Expiry(0.3, 1000, noisy(random, drawn(random, 0.3), 0.3)));

    assertThat(SurfaceFit.of(expiries)).isEqualTo(SurfaceFit.of(expiries));
    assertThatThrownBy(() -> SurfaceFit.of(List.of(expiries.get(1), expiries.get(0))))
        .isInstanceOf(OutOfRangeException.class);
  }

  @Test
  void isLinearInTotalVarianceBetweenExpiriesAndSilentBeyondTheLast() {
    VarianceSurface surface =
        new VarianceSurface(
            List.of(
                new Slice(0.25, 100, smile("0.04", "0", "0", "0", "1")),
                new Slice(0.75, 121, smile("0.1", "0", "0", "0", "1"))));

    // Half way: (0.04 + 0.1) ÷ 2, forward √(100 × 121); before the first: 0.04 × 0.1 ÷ 0.25.
    assertThat(surface.totalVariance(0.2, 0.5)).isCloseTo(0.07, Offset.offset(1e-15));
    assertThat(surface.forward(0.5)).isCloseTo(110, Offset.offset(1e-12));
    assertThat(surface.totalVariance(0.2, 0.1)).isCloseTo(0.016, Offset.offset(1e-15));
    assertThat(surface.forward(0.1)).isEqualTo(100);
    assertThat(surface.totalVariance(0, 0.75)).isEqualTo(0.1);
    assertThatThrownBy(() -> surface.totalVariance(0, 0.76))
        .isInstanceOf(OutOfRangeException.class)
        .hasMessageContaining("0.75, the last expiry");
    assertThat(surface.extrapolated(0, 1.5)).isCloseTo(0.2, Offset.offset(1e-15));
  }
}
