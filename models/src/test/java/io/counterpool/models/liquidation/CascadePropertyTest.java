package io.counterpool.models.liquidation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.counterpool.models.Draws;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sorted book gives the figures of the plain cascade, and looks at nobody it does not close. */
final class CascadePropertyTest {

  private static final double START = 2000;

  @SuppressWarnings("ArrayRecordComponent")
  private record Accounts(double[] size, double[] entry, double[] collateral) {

    static Accounts draw(Draws draws, int n) {
      double[] size = new double[n];
      double[] entry = new double[n];
      double[] collateral = new double[n];
      for (int i = 0; i < n; i++) {
        size[i] = draws.below(40) == 0 ? 0 : draws.gaussian() * 10;
        // On a grid: many accounts share a price, and many boundaries are met exactly.
        entry[i] = 1900 + draws.below(21) * 10;
        collateral[i] = Math.abs(size[i]) * entry[i] * (2 + draws.below(40)) / 100.0;
        if (draws.below(50) == 0) {
          collateral[i] = -collateral[i];
        }
      }
      return new Accounts(size, entry, collateral);
    }

    CascadeResult plain(CascadeTerms terms, double shock) {
      return Cascade.run(terms, size, entry, collateral, START, shock);
    }

    CascadeBook book(double rate) {
      return new CascadeBook(size, entry, collateral, rate);
    }
  }

  private static int hits(CascadeResult result) {
    return result.rounds().stream().mapToInt(round -> round.liquidated().length).sum();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void agreesWithThePlainCascade(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS / 10; i++) {
      Accounts accounts = Accounts.draw(draws, draws.below(200));
      double rate = draws.oneOf(java.util.List.of(0.0, 0.01, 0.02, 0.5));
      CascadeTerms terms = new CascadeTerms(rate, 0.005, Math.pow(10, 5 + draws.below(5)));
      CascadeBook book = accounts.book(rate);
      for (double shock : new double[] {0, -0.02, -0.1, -0.4, -1, 0.02, 0.1, 0.4}) {
        CascadeResult want = accounts.plain(terms, shock);
        CascadeResult got = book.run(terms, START, shock);
        String what = draws + ": " + terms + " shock " + shock;
        assertThat(got.rounds()).as(what).hasSameSizeAs(want.rounds());
        for (int r = 0; r < want.rounds().size(); r++) {
          assertThat(got.rounds().get(r).liquidated())
              .as("%s round %s", what, r)
              .isEqualTo(want.rounds().get(r).liquidated());
        }
        assertThat(got.finalPrice()).as(what).isCloseTo(want.finalPrice(), near(want.finalPrice()));
        assertThat(got.totalBadDebt())
            .as(what)
            .isCloseTo(want.totalBadDebt(), near(want.totalBadDebt()));
      }
    }
  }

  private static org.assertj.core.data.Offset<Double> near(double value) {
    return within(1e-9 * (1 + value));
  }

  @Test
  void looksAtThoseItClosesAlone() {
    Draws draws = new Draws(11);
    for (int n : new int[] {1_000, 10_000, 100_000}) {
      Accounts accounts = Accounts.draw(draws, n);
      // Prices off the grid of the boundaries, so that no account lies on one.
      CascadeTerms terms = new CascadeTerms(0.0213, 0.005, 1e9 * n);
      CascadeBook book = accounts.book(0.0213);
      for (double shock : new double[] {0, -0.01, -0.0517, 0.0717}) {
        CascadeBook.Walk walk = book.walk(terms, START, shock);
        int hits = hits(walk.result());
        assertThat(hits).isEqualTo(hits(accounts.plain(terms, shock)));
        assertThat(walk.visited()).as("%s accounts, shock %s", n, shock).isEqualTo(hits);
      }
    }
  }

  @Test
  void visitsTheSameWhereOthersAreFar() {
    // Ten accounts near the price and ever more that no price reaches.
    for (int n : new int[] {10, 1_000, 100_000}) {
      double[] size = new double[n];
      double[] entry = new double[n];
      double[] collateral = new double[n];
      Arrays.fill(size, 1);
      Arrays.fill(entry, 2000);
      Arrays.fill(collateral, 5000);
      Arrays.fill(collateral, n - 10, n, 100);
      CascadeBook.Walk walk =
          new CascadeBook(size, entry, collateral, 0.02)
              .walk(new CascadeTerms(0.02, 0, 1e9), START, -0.1);
      assertThat(walk.visited()).isEqualTo(10);
      assertThat(hits(walk.result())).isEqualTo(10);
    }
  }

  @Test
  void closesBelowTheBoundaryAndNotAtIt() {
    // 100 × 2,000 with 12,000: at 1,960 equity is 8,000; 2 % of 196,000 is 3,920. On the boundary
    // with a collateral of 7,920: equity 3,920.
    double[] size = {100};
    double[] entry = {2000};
    CascadeTerms terms = new CascadeTerms(0.02, 0, 1e12);
    assertThat(new CascadeBook(size, entry, new double[] {7920}, 0.02).run(terms, 1960, 0).rounds())
        .isEmpty();
    assertThat(
            new CascadeBook(size, entry, new double[] {7919.999999}, 0.02)
                .run(terms, 1960, 0)
                .rounds())
        .hasSize(1);
    assertThat(Cascade.run(terms, size, entry, new double[] {7920}, 1960, 0).rounds()).isEmpty();
  }

  @Test
  void fillsHalfWayAndBooksBadDebt() {
    // 10 longs from 100 with 50 of collateral: at 90 equity is −50. Sold 10 × 90 = 900 of a depth
    // of
    // 9,000: the price falls by 10 % to 81, the fill is 85.5, the loss 145 − 50, the fee 8.55.
    CascadeResult result =
        Cascade.run(
            new CascadeTerms(0.02, 0.01, 9000),
            new double[] {10},
            new double[] {100},
            new double[] {50},
            100,
            -0.1);
    assertThat(result.finalPrice()).isCloseTo(81, within(1e-12));
    assertThat(result.totalBadDebt()).isCloseTo(145 - 50 + 8.55, within(1e-12));
  }

  @Test
  void namesItsDomain() {
    double[] one = {1};
    CascadeBook book = new CascadeBook(one, one, one, 0.02);
    assertThatThrownBy(() -> book.run(new CascadeTerms(0.03, 0, 1), 1, 0))
        .hasMessageContaining("sorted for a maintenance rate");
    assertThatThrownBy(() -> book.run(new CascadeTerms(0.02, 0, 1), 1, -1.1))
        .hasMessageContaining("shock");
    assertThatThrownBy(() -> new CascadeTerms(1, 0, 1)).hasMessageContaining("maintenanceRate");
    assertThatThrownBy(() -> new CascadeTerms(0, 0, 0)).hasMessageContaining("depth");
    assertThatThrownBy(() -> new CascadeBook(one, one, new double[2], 0))
        .hasMessageContaining("of one length");
    assertThatThrownBy(() -> new CascadeBook(one, new double[] {Double.NaN}, one, 0))
        .hasMessageContaining("entry");
  }
}
