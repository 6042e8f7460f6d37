package io.counterpool.oracle.surface;

import io.counterpool.models.Decimal;
import io.counterpool.models.options.OptionType;
import io.counterpool.models.options.YearFraction;
import io.counterpool.models.surface.Arbitrage;
import io.counterpool.models.surface.QuoteUse;
import io.counterpool.models.surface.SmileFit;
import io.counterpool.models.surface.SmileQuote;
import io.counterpool.models.surface.SurfaceFit;
import io.counterpool.oracle.surface.QuoteBatch.ExpiryQuotes;
import io.counterpool.oracle.surface.QuoteBatch.OptionQuote;
import io.counterpool.oracle.surface.SurfaceOutcome.JudgedExpiry;
import io.counterpool.oracle.surface.SurfaceOutcome.Refused;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** From a batch of quotes to a surface. Pure; the numerics are {@code models.surface}. */
final class SurfaceRules {

  /** An expiry farther away than this is a mistake. */
  static final Duration FARTHEST = Duration.ofDays(20 * 365);

  /** Digits of a volatility that is shown or stored. */
  static final int DIGITS = 8;

  private SurfaceRules() {}

  /** A field of a batch that breaks a rule, in the words of its problem. */
  record Fault(String field, String rule) {}

  /** The first fault of a batch that one record cannot see by itself; null if there is none. */
  static @Nullable Fault fault(QuoteBatch batch) {
    Set<Instant> expiries = new HashSet<>();
    int count = 0;
    for (int i = 0; i < batch.expiries().size(); i++) {
      ExpiryQuotes quoted = batch.expiries().get(i);
      String path = "expiries[" + i + "]";
      if (!quoted.expiry().isAfter(batch.observedAt())) {
        return new Fault(path + ".expiry", "must be after observedAt: the options have expired");
      }
      if (quoted.expiry().isAfter(batch.observedAt().plus(FARTHEST))) {
        return new Fault(path + ".expiry", "must be within " + FARTHEST.toDays() + " days");
      }
      if (!expiries.add(quoted.expiry())) {
        return new Fault(path + ".expiry", "is there twice");
      }
      count += quoted.quotes().size();
      Fault fault = fault(path, quoted.quotes(), batch.quotedIn());
      if (fault != null) {
        return fault;
      }
    }
    return count > QuoteBatch.MOST_QUOTES
        ? new Fault(
            "expiries", "must hold at most " + QuoteBatch.MOST_QUOTES + " quotes, hold " + count)
        : null;
  }

  private record Instrument(Decimal strike, @Nullable OptionType type) {}

  private static @Nullable Fault fault(String path, List<OptionQuote> quotes, QuotedIn quotedIn) {
    Set<Instrument> seen = new HashSet<>();
    for (int j = 0; j < quotes.size(); j++) {
      OptionQuote quote = quotes.get(j);
      String at = path + ".quotes[" + j + "]";
      if (quotedIn != QuotedIn.VOLATILITY && quote.type() == null) {
        return new Fault(at + ".type", "is required for a price");
      }
      if (quotedIn == QuotedIn.VOLATILITY && !quote.isVolatility()) {
        return new Fault(at, "must be volatilities of at most 1000, as fractions per year");
      }
      if (!seen.add(new Instrument(quote.strike(), quote.type()))) {
        return new Fault(at + ".strike", "is there twice with the same type");
      }
    }
    return null;
  }

  /** Fits a batch without a {@link #fault}. */
  static SurfaceOutcome fit(QuoteBatch batch) {
    List<ExpiryQuotes> expiries =
        batch.expiries().stream().sorted(Comparator.comparing(ExpiryQuotes::expiry)).toList();
    List<SurfaceFit.Expiry> read = expiries.stream().map(expiry -> read(expiry, batch)).toList();
    SurfaceFit fit = SurfaceFit.of(read);
    List<JudgedExpiry> smiles = new ArrayList<>();
    Refused.TooFewQuotes best = null;
    boolean drawn = false;
    for (int i = 0; i < read.size(); i++) {
      ExpirySmile.@Nullable Drawn smile = null;
      switch (fit.fits().get(i)) {
        case SmileFit.Broken broken -> {
          return refused(broken, expiries, i, fit.neighbours().get(i));
        }
        case SmileFit.TooFew few -> {
          if (best == null || few.strikes() > best.strikes()) {
            best = new Refused.TooFewQuotes(expiries.get(i).expiry(), few.strikes());
          }
        }
        case SmileFit.Fitted fitted -> {
          smile = new ExpirySmile.Drawn(fitted.smile(), fitted.held(), fitted.error());
          drawn = true;
        }
      }
      smiles.add(judged(expiries.get(i), read.get(i), smile, fit.fits().get(i).uses()));
    }
    return drawn || best == null ? new SurfaceOutcome.Drawn(smiles) : best;
  }

  private static SurfaceFit.Expiry read(ExpiryQuotes expiry, QuoteBatch batch) {
    double years =
        YearFraction.ofSeconds(
            Duration.between(batch.observedAt(), expiry.expiry()).toMillis() / 1000.0);
    return new SurfaceFit.Expiry(
        years,
        expiry.forward().toDouble(),
        expiry.quotes().stream()
            .map(quote -> read(quote, expiry, years, batch.quotedIn()))
            .toList());
  }

  private static SmileQuote read(
      OptionQuote quote, ExpiryQuotes expiry, double years, QuotedIn quotedIn) {
    double strike = quote.strike().toDouble();
    double bid = quote.bid() == null ? SmileQuote.NO_BID : quote.bid().toDouble();
    double ask = quote.ask() == null ? SmileQuote.NO_ASK : quote.ask().toDouble();
    double forward = expiry.forward().toDouble();
    OptionType type = quote.type() == null ? OptionType.CALL : quote.type();
    return switch (quotedIn) {
      case VOLATILITY -> new SmileQuote(strike, bid, ask);
      case PRICE ->
          SmileQuote.ofPrices(type, bid, ask, forward, strike, years, expiry.factor().toDouble());
      case UNDERLYING ->
          SmileQuote.ofPrices(type, bid * forward, ask * forward, forward, strike, years, 1);
    };
  }

  private static SurfaceOutcome refused(
      SmileFit.Broken broken,
      List<ExpiryQuotes> expiries,
      int at,
      SurfaceFit.Neighbours neighbours) {
    Integer before = broken.against() == SmileFit.Against.EARLIER ? neighbours.earlier() : null;
    Integer after = broken.against() == SmileFit.Against.LATER ? neighbours.later() : null;
    int later = after == null ? at : after;
    Integer earlier = after == null ? before : Integer.valueOf(at);
    Arbitrage arbitrage = broken.arbitrage();
    double strike =
        expiries.get(later).forward().toDouble() * StrictMath.exp(arbitrage.logMoneyness());
    return new Refused.Arbitraged(
        expiries.get(later).expiry(),
        earlier == null ? null : expiries.get(earlier).expiry(),
        strike,
        arbitrage);
  }

  private static JudgedExpiry judged(
      ExpiryQuotes expiry,
      SurfaceFit.Expiry read,
      ExpirySmile.@Nullable Drawn drawn,
      List<QuoteUse> uses) {
    List<JudgedQuote> judged = new ArrayList<>();
    TreeMap<QuoteUse, Integer> counts = new TreeMap<>();
    for (int j = 0; j < uses.size(); j++) {
      OptionQuote quote = expiry.quotes().get(j);
      SmileQuote volatility = read.quotes().get(j);
      counts.merge(uses.get(j), 1, Integer::sum);
      judged.add(
          new JudgedQuote(
              quote.strike(),
              quote.type(),
              quote.bid(),
              quote.ask(),
              volatility.hasBid() ? decimal(volatility.bid()) : null,
              volatility.hasAsk() ? decimal(volatility.ask()) : null,
              uses.get(j)));
    }
    return new JudgedExpiry(
        new ExpirySmile(
            expiry.expiry(), expiry.forward(), expiry.factor(), read.years(), drawn, counts),
        judged);
  }

  /** A volatility, variance or distance as it is shown: eight digits, half to even. */
  static Decimal decimal(double value) {
    return Decimal.of(value, DIGITS, RoundingMode.HALF_EVEN);
  }
}
