package io.counterpool.models.options;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Black-76 in sixty digits, of which at least forty hold: power series for exponential, logarithm
 * and the middle of the normal distribution, Laplace's continued fraction for its tails. Shares
 * nothing with the code under test. Arguments are doubles, taken exactly.
 */
final class ReferenceBlack {

  private static final MathContext DIGITS = new MathContext(60, RoundingMode.HALF_EVEN);
  private static final BigDecimal ONE = BigDecimal.ONE;
  private static final BigDecimal TWO = BigDecimal.TWO;
  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final BigDecimal ROOT_TWO_PI =
      TWO.multiply(
              new BigDecimal(
                  "3.14159265358979323846264338327950288419716939937510582097494459230781640628"))
          .sqrt(DIGITS);

  private final BigDecimal forward;
  private final BigDecimal strike;
  private final BigDecimal volatility;
  private final BigDecimal years;
  private final BigDecimal discount;
  private final BigDecimal deviation;
  private final BigDecimal d1;
  private final BigDecimal d2;
  private final BigDecimal density;
  private final BigDecimal tail1;
  private final BigDecimal tail2;

  private ReferenceBlack(
      BigDecimal forward,
      BigDecimal strike,
      BigDecimal volatility,
      BigDecimal years,
      BigDecimal discount) {
    this.forward = forward;
    this.strike = strike;
    this.volatility = volatility;
    this.years = years;
    this.discount = discount;
    this.deviation = volatility.multiply(years.sqrt(DIGITS), DIGITS);
    BigDecimal x = ln(forward.divide(strike, DIGITS));
    this.d1 = x.divide(deviation, DIGITS).add(deviation.multiply(HALF), DIGITS);
    this.d2 = d1.subtract(deviation, DIGITS);
    this.density = density(d1);
    this.tail1 = tail(d1.abs());
    this.tail2 = tail(d2.abs());
  }

  static ReferenceBlack of(
      double forward, double strike, double volatility, double years, double discount) {
    return new ReferenceBlack(
        new BigDecimal(forward),
        new BigDecimal(strike),
        new BigDecimal(volatility),
        new BigDecimal(years),
        new BigDecimal(discount));
  }

  /** With forward and discount grown from a market. */
  static ReferenceBlack of(OptionMarket market, double strike, double years) {
    BigDecimal time = new BigDecimal(years);
    BigDecimal rate = new BigDecimal(market.rate());
    BigDecimal carry = rate.subtract(new BigDecimal(market.dividendYield()));
    return new ReferenceBlack(
        new BigDecimal(market.spot()).multiply(exp(carry.multiply(time)), DIGITS),
        new BigDecimal(strike),
        new BigDecimal(market.volatility()),
        time,
        exp(rate.multiply(time).negate()));
  }

  BigDecimal price(OptionType type) {
    return BigDecimal.valueOf(type.sign())
        .multiply(discount)
        .multiply(
            forward
                .multiply(side(type, d1, tail1))
                .subtract(strike.multiply(side(type, d2, tail2))),
            DIGITS);
  }

  /** To the forward. */
  BigDecimal delta(OptionType type) {
    return BigDecimal.valueOf(type.sign())
        .multiply(discount)
        .multiply(side(type, d1, tail1), DIGITS);
  }

  /** To the forward, twice. */
  BigDecimal gamma() {
    return discount.multiply(density).divide(forward.multiply(deviation), DIGITS);
  }

  BigDecimal vega() {
    return discount.multiply(forward).multiply(density).multiply(years.sqrt(DIGITS), DIGITS);
  }

  /** Forward and discount held fixed. */
  BigDecimal theta() {
    return vega().multiply(volatility).divide(years.multiply(TWO), DIGITS).negate();
  }

  /** e × K p Φ(e d₂): discounted cash that exercise pays or brings. */
  BigDecimal cash(OptionType type) {
    return BigDecimal.valueOf(type.sign())
        .multiply(strike)
        .multiply(discount)
        .multiply(side(type, d2, tail2), DIGITS);
  }

  /** Φ(d) for a call, Φ(−d) for a put. */
  private static BigDecimal side(OptionType type, BigDecimal d, BigDecimal tail) {
    return d.signum() == type.sign() ? ONE.subtract(tail, DIGITS) : tail;
  }

  BigDecimal vanna(double yieldDiscount) {
    return new BigDecimal(yieldDiscount)
        .multiply(density)
        .multiply(d2)
        .divide(volatility, DIGITS)
        .negate();
  }

  BigDecimal vomma() {
    return vega().multiply(d1).multiply(d2).divide(volatility, DIGITS);
  }

  /** Below 10^-3000, where no double can tell, it is 0: sums then need no thousands of digits. */
  static BigDecimal density(BigDecimal z) {
    if (Math.abs(z.doubleValue()) > 120) {
      return BigDecimal.ZERO;
    }
    return exp(z.multiply(z).multiply(HALF).negate()).divide(ROOT_TWO_PI, DIGITS);
  }

  static BigDecimal below(BigDecimal z) {
    return z.signum() > 0 ? ONE.subtract(tail(z), DIGITS) : tail(z.negate());
  }

  private static BigDecimal tail(BigDecimal a) {
    double rough = a.doubleValue();
    if (rough < 3) {
      // ½ − φ(a) Σ a^(2n+1) ÷ (1 · 3 · 5 … (2n+1)), all terms positive.
      BigDecimal term = a;
      BigDecimal sum = a;
      for (int n = 1; term.signum() != 0 && term.compareTo(sum.movePointLeft(62)) > 0; n++) {
        term = term.multiply(a).multiply(a).divide(BigDecimal.valueOf(2L * n + 1), DIGITS);
        sum = sum.add(term, DIGITS);
      }
      return HALF.subtract(density(a).multiply(sum), DIGITS);
    }
    // φ(a) ÷ (a + 1/(a + 2/(a + 3/(a + …))))
    // It gains about 2a√(2n) ÷ ln 10 digits in n steps: more than fifty here.
    int depth = (int) (20 + 2000 / (rough * rough));
    BigDecimal fraction = a;
    for (int n = depth; n >= 1; n--) {
      fraction = a.add(BigDecimal.valueOf(n).divide(fraction, DIGITS), DIGITS);
    }
    return density(a).divide(fraction, DIGITS);
  }

  static BigDecimal exp(BigDecimal value) {
    // e^value = (e^(value ÷ 2^k))^(2^k)
    int halvings =
        Math.max(0, (int) Math.ceil(Math.log(Math.abs(value.doubleValue()) + 1) * 1.5) + 10);
    BigDecimal part = value.divide(TWO.pow(halvings), new MathContext(75));
    BigDecimal term = ONE;
    BigDecimal sum = ONE;
    MathContext wide = new MathContext(75);
    for (int n = 1; term.signum() != 0 && term.abs().compareTo(ONE.movePointLeft(77)) > 0; n++) {
      term = term.multiply(part).divide(BigDecimal.valueOf(n), wide);
      sum = sum.add(term, wide);
    }
    for (int i = 0; i < halvings; i++) {
      sum = sum.multiply(sum, wide);
    }
    return sum.round(DIGITS);
  }

  static BigDecimal ln(BigDecimal value) {
    // y += 2 (v − e^y) ÷ (v + e^y) triples the digits each time: 16, 48, 144.
    BigDecimal y = new BigDecimal(Math.log(value.doubleValue()));
    for (int i = 0; i < 2; i++) {
      BigDecimal power = exp(y);
      y = y.add(TWO.multiply(value.subtract(power)).divide(value.add(power), DIGITS), DIGITS);
    }
    return y;
  }
}
