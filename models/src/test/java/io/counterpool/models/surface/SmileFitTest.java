package io.counterpool.models.surface;

import static io.counterpool.models.surface.NoArbitrageTest.PEAKED;
import static io.counterpool.models.surface.NoArbitrageTest.smile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.options.Black76;
import io.counterpool.models.options.OptionType;
import io.counterpool.models.options.SviSmile;
import io.counterpool.models.surface.SmileFit.Broken;
import io.counterpool.models.surface.SmileFit.Fitted;
import io.counterpool.models.surface.SmileFit.TooFew;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class SmileFitTest {

  private static final double FORWARD = 50_000;
  private static final SviSmile USUAL = smile("0.01", "0.12", "-0.3", "0.05", "0.2");

  /** Quotes around a smile at even steps of log moneyness. */
  static List<SmileQuote> quotes(
      SviSmile smile, double years, double low, double high, int count, double halfSpread) {
    List<SmileQuote> quotes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double strike = FORWARD * Math.exp(low + (high - low) * i / (count - 1));
      double middle = Math.sqrt(Hyperbola.of(smile).w(Math.log(strike / FORWARD)) / years);
      quotes.add(new SmileQuote(strike, middle - halfSpread, middle + halfSpread));
    }
    return quotes;
  }

  private static SmileFit fit(List<SmileQuote> quotes, double years) {
    return fit(quotes, years, null);
  }

  private static SmileFit fit(List<SmileQuote> quotes, double years, @Nullable SviSmile earlier) {
    return SmileFit.of(quotes, FORWARD, years, earlier, null);
  }

  @Test
  void findsTheSmileBehindExactQuotes() {
    List<SviSmile> smiles =
        List.of(
            USUAL,
            smile("0.04", "0.4", "0.6", "-0.1", "0.1"),
            smile("-0.02", "0.3", "0", "0", "0.3"),
            smile("0.0004", "0.01", "-0.5", "0.01", "0.03"));
    for (SviSmile smile : smiles) {
      Fitted fitted = (Fitted) fit(quotes(smile, 0.25, -0.6, 0.6, 25, 0.001), 0.25);

      assertThat(fitted.held()).isFalse();
      assertThat(fitted.error().share()).isEqualTo(1);
      assertThat(fitted.error().rootMeanSquare()).as(smile.toString()).isLessThan(1e-6);
      assertThat(fitted.smile().m().toDouble())
          .isCloseTo(smile.m().toDouble(), Offset.offset(1e-4));
      assertThat(fitted.smile().rho().toDouble())
          .isCloseTo(smile.rho().toDouble(), Offset.offset(1e-3));
    }
  }

  @Test
  void findsItFromFiveStrikes() {
    Fitted fitted = (Fitted) fit(quotes(USUAL, 0.5, -0.5, 0.6, 5, 0.005), 0.5);

    for (double k = -0.5; k <= 0.6; k += 0.1) {
      assertThat(fitted.smile().totalVariance(k))
          .isCloseTo(USUAL.totalVariance(k), Offset.offset(1e-5));
    }
    assertThat(fit(quotes(USUAL, 0.5, -0.5, 0.6, 4, 0.005), 0.5))
        .isEqualTo(
            new TooFew(4, List.of(QuoteUse.USED, QuoteUse.USED, QuoteUse.USED, QuoteUse.USED)));
  }

  @Test
  void leavesOutWhatIsFarFromTheOthersHoweverNarrowItsQuote() {
    List<SmileQuote> quotes = quotes(USUAL, 0.25, -0.5, 0.5, 21, 0.01);
    quotes.set(3, new SmileQuote(quotes.get(3).strike(), 3.999, 4.001));
    quotes.set(12, new SmileQuote(quotes.get(12).strike(), 0.0099, 0.0101));

    Fitted fitted = (Fitted) fit(quotes, 0.25);

    assertThat(fitted.uses().get(3)).isEqualTo(QuoteUse.OUTLIER);
    assertThat(fitted.uses().get(12)).isEqualTo(QuoteUse.OUTLIER);
    assertThat(fitted.uses()).filteredOn(QuoteUse.USED::equals).hasSize(19);
    assertThat(fitted.error().rootMeanSquare()).isLessThan(1e-6);
  }

  @Test
  void holdsTheSmileBehindABidAloneUnlessThatIsAbsurd() {
    List<SmileQuote> quotes = quotes(USUAL, 0.25, -0.5, 0.3, 9, 0.05);
    double strike = FORWARD * Math.exp(0.5);
    double there = Math.sqrt(USUAL.totalVariance(0.5) / 0.25);
    quotes.add(new SmileQuote(strike, there + 0.1, SmileQuote.NO_ASK));
    quotes.add(new SmileQuote(strike * 1.01, 9, SmileQuote.NO_ASK));
    quotes.add(new SmileQuote(strike * 1.02, SmileQuote.NO_BID, there + 5));

    Fitted fitted = (Fitted) fit(quotes, 0.25);

    assertThat(fitted.uses().subList(9, 12))
        .containsExactly(QuoteUse.ONE_SIDED, QuoteUse.OUTLIER, QuoteUse.ONE_SIDED);
    double pulled = Math.sqrt(fitted.smile().totalVariance(0.5) / 0.25);
    assertThat(pulled).isBetween(there + 0.05, there + 0.11);
  }

  @Test
  void saysOfEachQuoteWhatItMadeOfIt() {
    List<SmileQuote> quotes = quotes(USUAL, 0.25, -0.5, 0.5, 11, 0.01);
    quotes.add(new SmileQuote(FORWARD * 1.1, 0.9, 0.8));
    quotes.add(new SmileQuote(FORWARD * 1.2, SmileQuote.NO_BID, SmileQuote.NO_ASK));
    quotes.add(new SmileQuote(FORWARD * 0.5, SmileQuote.NO_BID, 0));

    Fitted fitted = (Fitted) fit(quotes, 0.25);

    assertThat(fitted.uses().subList(11, 14))
        .containsExactly(QuoteUse.CROSSED, QuoteUse.EMPTY, QuoteUse.BELOW_INTRINSIC);
  }

  @Test
  void takesACallAndAPutOfOneStrikeForOneQuote() {
    List<SmileQuote> bids = new ArrayList<>();
    for (SmileQuote quote : quotes(USUAL, 0.25, -0.5, 0.5, 7, 0.01)) {
      bids.add(new SmileQuote(quote.strike(), quote.bid(), SmileQuote.NO_ASK));
      bids.add(new SmileQuote(quote.strike(), SmileQuote.NO_BID, quote.ask()));
    }

    Fitted fitted = (Fitted) fit(bids, 0.25);

    assertThat(fitted.uses()).containsOnly(QuoteUse.USED);
    assertThat(fitted.error())
        .extracting(FitError::quotes, FitError::inside)
        .containsExactly(14, 14);
  }

  @Test
  void refusesQuotesThatMakeAButterflyAndOnlyThose() {
    Broken broken = (Broken) fit(quotes(PEAKED, 1, -0.4, 0.4, 25, 0.0005), 1);
    assertThat(broken.arbitrage().rule()).isEqualTo(ArbitrageRule.BUTTERFLY);
    assertThat(Math.abs(broken.arbitrage().logMoneyness())).isBetween(0.02, 0.2);
    assertThat(broken.arbitrage().value()).isNegative();

    Fitted wide = (Fitted) fit(quotes(PEAKED, 1, -0.4, 0.4, 25, 0.09), 1);
    assertThat(wide.held()).isTrue();
    assertThat(NoArbitrage.check(wide.smile())).isEmpty();
  }

  @Test
  void refusesQuotesWhoseWingsAreTooSteep() {
    SviSmile steep = smile("0.5", "1.6", "0.5", "0", "0.3");

    Broken broken = (Broken) fit(quotes(steep, 1, -1, 1, 21, 0.002), 1);

    assertThat(broken.arbitrage().rule()).isEqualTo(ArbitrageRule.WING_SLOPE);
    assertThat(broken.arbitrage().value()).isCloseTo(2.4, Offset.offset(1e-3)); // 1.6 × 1.5
    assertThat(broken.arbitrage().limit()).isEqualTo(2);
  }

  @Test
  void refusesQuotesThatFallBelowAnEarlierExpiry() {
    SviSmile lower = smile("0.005", "0.12", "-0.3", "0.05", "0.2");

    Broken broken = (Broken) fit(quotes(lower, 0.5, -0.5, 0.5, 15, 0.001), 0.5, USUAL);
    assertThat(broken.arbitrage().rule()).isEqualTo(ArbitrageRule.CALENDAR);
    // 0.005 lower at each k, and more where the later one already reads flat.
    assertThat(broken.arbitrage().limit() - broken.arbitrage().value()).isBetween(0.005, 0.02);

    Fitted wide = (Fitted) fit(quotes(lower, 0.5, -0.5, 0.5, 15, 0.1), 0.5, USUAL);
    assertThat(wide.held()).isTrue();
    assertThat(NoArbitrage.calendar(USUAL, wide.smile())).isEmpty();
  }

  @Test
  void readsPricesOfEitherSideAsTheSameVolatility() {
    double call = Black76.price(OptionType.CALL, FORWARD, 60_000, 0.7, 0.2, 0.99);
    double put = Black76.price(OptionType.PUT, FORWARD, 60_000, 0.8, 0.2, 0.99);

    SmileQuote calls = SmileQuote.ofPrices(OptionType.CALL, call, 1e9, FORWARD, 60_000, 0.2, 0.99);
    SmileQuote puts = SmileQuote.ofPrices(OptionType.PUT, 9_899, put, FORWARD, 60_000, 0.2, 0.99);

    assertThat(calls.bid()).isCloseTo(0.7, Offset.offset(1e-9));
    assertThat(calls.hasAsk()).isFalse();
    assertThat(puts.ask()).isCloseTo(0.8, Offset.offset(1e-9));
    assertThat(puts.hasBid()).as("9,899 is below the intrinsic 9,900").isFalse();
    assertThat(SmileQuote.ofPrices(OptionType.PUT, 0, 9_800, FORWARD, 60_000, 0.2, 0.99).ask())
        .isZero();
  }

  @Test
  void namesFiguresOutOfRange() {
    assertThatThrownBy(() -> new SmileQuote(0, 0.5, 0.6)).hasMessageContaining("strike");
    assertThatThrownBy(() -> new SmileQuote(1, -0.5, 0.6)).hasMessageContaining("bid");
    assertThatThrownBy(() -> new SmileQuote(1, Double.NaN, 0.6)).hasMessageContaining("bid");
    assertThatThrownBy(() -> new SmileQuote(1, 0.5, Double.NaN)).hasMessageContaining("ask");
    assertThatThrownBy(() -> new SmileQuote(1, 0.5, 5_000)).hasMessageContaining("ask");
    assertThatThrownBy(() -> fit(List.of(), 0)).isInstanceOf(OutOfRangeException.class);
  }
}
