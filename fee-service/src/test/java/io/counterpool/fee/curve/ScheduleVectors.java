package io.counterpool.fee.curve;

import static io.counterpool.fee.Models.adaptiveCurve;
import static io.counterpool.fee.Models.model;

import io.counterpool.models.Decimal;
import io.counterpool.models.Power;
import io.counterpool.models.margin.PoolHolding;
import io.counterpool.models.margin.PoolInventory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The published cases of fees, rates and funding that a schedule can express, read from the vector
 * files of the models. Where the wire has fewer digits than a source, or rounds for the pool, the
 * tolerance says so. Cases that use more than there is are left out: a schedule counts that as 1.
 */
final class ScheduleVectors {

  private static final Path FOLDER = Path.of("../models/src/test/resources/vectors");
  private static final BigDecimal YEAR = new BigDecimal("31536000");
  private static final BigDecimal EULER_YEAR = new BigDecimal("31556952");
  private static final BigDecimal FULL_32_BITS = BigDecimal.valueOf(0xffff_ffffL);
  private static final BigDecimal DAY = new BigDecimal("86400");
  private static final BigDecimal DAY_SQUARED = DAY.multiply(DAY);
  private static final String NO_BOUND = "1000000000";

  /** A few units of the last digit of the wire: a rate is rounded up, a utilisation has digits. */
  private static final String WIRE = "1e-16";

  /** One case of a file. */
  private record Inputs(String name, JsonNode in, JsonNode expected, JsonNode check) {

    BigDecimal in(String field) {
      return number(in, field);
    }

    BigDecimal expected(String field) {
      return number(expected, field);
    }

    boolean expects(String field) {
      return expected.has(field);
    }

    String relative(String otherwise) {
      return check.has("relative") ? check.path("relative").asString() : otherwise;
    }

    String absolute(String otherwise) {
      return check.has("absolute") ? check.path("absolute").asString() : otherwise;
    }

    private static BigDecimal number(JsonNode from, String field) {
      if (!from.has(field)) {
        throw new IllegalArgumentException("no field " + field);
      }
      return new BigDecimal(from.path(field).asString());
    }
  }

  private ScheduleVectors() {}

  static Stream<VectorCase> cases() {
    List<VectorCase> cases = new ArrayList<>();
    for (Inputs c : file("fees/aave-v3-kinked-rate")) {
      cases.add(aave(c));
    }
    for (Inputs c : file("fees/compound-jump-rate")) {
      compound(c, cases);
    }
    for (Inputs c : file("fees/comet-two-curve-rate")) {
      if (c.in("totalBorrowPrincipal")
              .multiply(c.in("borrowIndex"))
              .compareTo(c.in("totalSupplyPrincipal").multiply(c.in("supplyIndex")))
          <= 0) {
        cases.add(comet(c));
      }
    }
    for (Inputs c : file("fees/euler-linear-kink")) {
      cases.add(euler(c));
    }
    for (Inputs c : file("perps/synthetix-v3-utilisation-interest")) {
      cases.add(synthetixInterest(c));
    }
    for (Inputs c : file("fees/morpho-adaptive-curve")) {
      cases.add(morpho(c));
    }
    for (Inputs c : file("fees/silo-dynamic-kink-rate")) {
      cases.add(silo(c).want("BORROW", c.expected("currentAnnualRate"), c.relative("0"), WIRE));
    }
    for (Inputs c : file("fees/silo-dynamic-kink-compound")) {
      cases.add(
          silo(c)
              .want("INTEREST", c.expected("compoundInterest"), c.relative("0"), WIRE)
              .want("MEMORY", c.expected("newSlope"), c.relative("0"), WIRE));
    }
    for (Inputs c : file("fees/algebra-adaptive-fee")) {
      cases.add(algebra(c));
    }
    for (Inputs c : file("fees/traderjoe-lb-volatility-fee")) {
      traderJoe(c, cases);
    }
    for (String name :
        List.of(
            "perps/synthetix-v3-funding-velocity", "perps/synthetix-perpsv2-funding-velocity")) {
      for (Inputs c : file(name)) {
        cases.add(velocity(c));
      }
    }
    for (Inputs c : file("perps/gmx-funding-adaptive")) {
      cases.add(adaptive(c));
    }
    for (Inputs c : file("perps/perp-v1-funding")) {
      premium(c, cases);
    }
    for (Inputs c : file("perps/drift-funding-capped")) {
      cases.add(capped(c));
    }
    for (Inputs c : file("perps/mcdex-v3-funding-rate")) {
      cases.add(inventory(c));
    }
    return cases.stream();
  }

  private static VectorCase aave(Inputs c) {
    BigDecimal debt = c.in("totalDebt");
    BigDecimal supplied =
        c.in("virtualUnderlyingBalance")
            .add(c.in("liquidityAdded"))
            .subtract(c.in("liquidityTaken"))
            .add(debt);
    return borrow(
            c,
            model(
                "kinked",
                "base",
                text(c, "baseVariableBorrowRate"),
                "kink",
                text(c, "optimalUsageRatio"),
                "slope1",
                text(c, "variableRateSlope1"),
                "slope2",
                text(c, "variableRateSlope2")),
            used(debt, supplied))
        .want("BORROW", c.expected("variableBorrowRate"), "0", WIRE);
  }

  private static void compound(Inputs c, List<VectorCase> cases) {
    BigDecimal borrows = c.in("borrows");
    BigDecimal used = used(borrows, c.in("cash").add(borrows).subtract(c.in("reserves")));
    if (used.compareTo(BigDecimal.ONE) > 0) {
      return;
    }
    VectorCase made =
        borrow(
            c,
            jump(
                text(c, "baseRatePerYear"),
                text(c, "multiplierPerYear"),
                text(c, "kink"),
                text(c, "jumpMultiplierPerYear")),
            used);
    BigDecimal blocks = BigDecimal.valueOf(2_102_400);
    if (c.expects("borrowRatePerYear")) {
      made.want("BORROW", c.expected("borrowRatePerYear"), "0", c.absolute("1e-11"));
    } else {
      // Each parameter is cut to a block there, at eighteen digits.
      made.want(
          "BORROW",
          rate -> rate.divide(blocks, 18, RoundingMode.DOWN),
          c.expected("borrowRatePerBlock"),
          "0",
          "5e-18");
    }
    cases.add(made);
  }

  private static VectorCase comet(Inputs c) {
    BigDecimal supplied = c.in("totalSupplyPrincipal").multiply(c.in("supplyIndex"));
    BigDecimal borrowed = c.in("totalBorrowPrincipal").multiply(c.in("borrowIndex"));
    return borrow(
            c,
            model(
                "two-curve",
                "borrowBase",
                text(c, "borrowBase"),
                "borrowSlope",
                text(c, "borrowSlopeLow"),
                "borrowKink",
                text(c, "borrowKink"),
                "borrowJumpSlope",
                text(c, "borrowSlopeHigh"),
                "supplyBase",
                text(c, "supplyBase"),
                "supplySlope",
                text(c, "supplySlopeLow"),
                "supplyKink",
                text(c, "supplyKink"),
                "supplyJumpSlope",
                text(c, "supplySlopeHigh")),
            supplied.signum() == 0 ? BigDecimal.ZERO : used(borrowed, supplied))
        .want("BORROW", c.expected("borrowRate"), "0", c.absolute(WIRE))
        .want("SUPPLY", c.expected("supplyRate"), "0", c.absolute(WIRE));
  }

  /** Rates of 10^-27 a second on a grid of 2^32, stated here by the year and the fraction. */
  private static VectorCase euler(Inputs c) {
    BigDecimal used =
        c.in("utilisation")
            .multiply(FULL_32_BITS)
            .setScale(0, RoundingMode.DOWN)
            .divide(FULL_32_BITS, 18, RoundingMode.HALF_EVEN);
    VectorCase made =
        borrow(
            c,
            jump(
                annual(c.in("baseRate")),
                annual(c.in("slope1").multiply(FULL_32_BITS)),
                c.in("kink").divide(FULL_32_BITS, 18, RoundingMode.HALF_EVEN).toPlainString(),
                annual(c.in("slope2").multiply(FULL_32_BITS))),
            used);
    return c.expects("apy")
        ? made.want(
            "BORROW",
            rate -> Power.exp(rate).subtract(BigDecimal.ONE),
            c.expected("apy"),
            c.relative("0"),
            WIRE)
        : made.want(
            "BORROW",
            rate -> rate.divide(EULER_YEAR, 40, RoundingMode.HALF_EVEN),
            c.expected("ratePerSecond"),
            "1e-8",
            "1e-25");
  }

  private static String annual(BigDecimal perSecond) {
    return perSecond
        .movePointLeft(27)
        .multiply(EULER_YEAR)
        .setScale(18, RoundingMode.HALF_EVEN)
        .stripTrailingZeros()
        .toPlainString();
  }

  private static VectorCase synthetixInterest(Inputs c) {
    BigDecimal locked = BigDecimal.ZERO;
    for (JsonNode position : c.in().path("positions")) {
      locked =
          locked.add(
              Inputs.number(position, "size")
                  .abs()
                  .multiply(Inputs.number(position, "price"))
                  .multiply(Inputs.number(position, "lockedRatio")));
    }
    BigDecimal hundred = BigDecimal.valueOf(100);
    return borrow(
            c,
            jump(
                "0",
                plain(c.in("lowGradient").multiply(hundred)),
                text(c, "breakpoint"),
                plain(c.in("highGradient").multiply(hundred))),
            used(locked, c.in("lpCapitalUsd")))
        .want("BORROW", c.expected("ratePerYear"), c.relative("0"), WIRE);
  }

  private static VectorCase morpho(Inputs c) {
    long seconds = c.in("elapsedSeconds").longValueExact();
    VectorCase made =
        borrow(c, adaptiveCurve(), c.in("utilisation"))
            .state("memory", c.in("startRateAtTargetPerSecond"))
            .state("seconds", seconds);
    if (c.expects("endRateAtTargetPerSecond")) {
      made.want("MEMORY", c.expected("endRateAtTargetPerSecond"), c.relative("0"), "0");
    }
    if (c.expects("endRateAtTargetPerYear")) {
      made.want(
          "MEMORY",
          rate -> rate.multiply(YEAR),
          c.expected("endRateAtTargetPerYear"),
          c.relative("0"),
          "0");
    }
    String mean =
        c.expects("avgBorrowRatePerSecond") ? "avgBorrowRatePerSecond" : "avgBorrowRatePerYear";
    if (c.expects(mean)) {
      BigDecimal perSecond =
          mean.endsWith("Second")
              ? c.expected(mean)
              : c.expected(mean).divide(YEAR, 40, RoundingMode.HALF_EVEN);
      if (seconds == 0) {
        made.want(
            "BORROW",
            rate -> rate.divide(YEAR, 18, RoundingMode.HALF_EVEN),
            perSecond,
            c.relative("0"),
            "1e-18");
      } else {
        // The interest is that of the mean rate: its logarithm is the mean times the seconds.
        made.want(
            "INTEREST",
            interest ->
                Power.ln(interest.add(BigDecimal.ONE))
                    .divide(BigDecimal.valueOf(seconds), 40, RoundingMode.HALF_EVEN),
            perSecond,
            c.relative("1e-9"),
            "1e-18");
      }
    }
    return made;
  }

  private static VectorCase silo(Inputs c) {
    BigDecimal debt = c.in("totalBorrow");
    BigDecimal deposits = c.in("totalDeposits");
    BigDecimal used =
        debt.signum() == 0
            ? BigDecimal.ZERO
            : debt.compareTo(deposits) >= 0
                ? BigDecimal.ONE
                : debt.divide(deposits, 18, RoundingMode.UP);
    return borrow(
            c,
            model(
                "dynamic-kink",
                "rateFrom",
                text(c, "ulow"),
                "bandLow",
                text(c, "u1"),
                "bandHigh",
                text(c, "u2"),
                "kink",
                text(c, "ucrit"),
                "base",
                text(c, "rmin"),
                "slopeMin",
                text(c, "kmin"),
                "slopeMax",
                text(c, "kmax"),
                "steepness",
                text(c, "alpha"),
                "fall",
                text(c, "c1"),
                "fallGrowth",
                text(c, "cminus"),
                "rise",
                text(c, "c2"),
                "riseGrowth",
                text(c, "cplus"),
                "riseLimit",
                text(c, "dmax"),
                "annualCap",
                "10",
                "lapses",
                true),
            used)
        .state("memory", c.in("k0"))
        .state("seconds", c.in("t1").subtract(c.in("t0")).longValueExact());
  }

  /** The charged fee is the real one; the whole-number form is within 0.8 % of a step of it. */
  private static VectorCase algebra(Inputs c) {
    boolean real = c.in().has("form") && c.in().path("form").asString().equals("real numbers");
    return new VectorCase(
            c.name(),
            "trade-fee-by-volatility",
            "tradeFee",
            model(
                "sigmoid-fee",
                "base",
                c.in("baseFee").intValueExact(),
                "first",
                sigmoid(c, "1"),
                "second",
                sigmoid(c, "2")),
            c.in("volatility").movePointLeft(4))
        .want(
            "ADDS_SKEW",
            rate -> rate.movePointRight(6),
            c.expected("fee"),
            real ? c.relative("0") : "0.008",
            real ? "1e-11" : "2");
  }

  private static Map<String, Object> sigmoid(Inputs c, String number) {
    return Map.of(
        "height",
        c.in("alpha" + number).intValueExact(),
        "middle",
        c.in("beta" + number).longValueExact(),
        "width",
        c.in("gamma" + number).intValueExact());
  }

  private static void traderJoe(Inputs c, List<VectorCase> cases) {
    int trade = 0;
    for (JsonNode state : c.expected().path("states")) {
      trade++;
      cases.add(
          new VectorCase(
                  c.name() + ", trade " + trade,
                  "trade-fee-by-volatility",
                  "tradeFee",
                  model(
                      "surge-fee",
                      "step",
                      c.in("binStep").intValueExact(),
                      "baseFactor",
                      c.in("baseFactor").intValueExact(),
                      "control",
                      c.in("variableFeeControl").intValueExact(),
                      "filterSeconds",
                      c.in("filterPeriod").longValueExact(),
                      "decaySeconds",
                      c.in("decayPeriod").longValueExact(),
                      "keptPoints",
                      c.in("reductionFactor").intValueExact(),
                      "largestVolatility",
                      c.in("maxVolatilityAccumulator").intValueExact()),
                  Inputs.number(state, "volatilityAccumulator"))
              .want("ADDS_SKEW", Inputs.number(state, "totalFee"), "0", "0"));
    }
  }

  private static VectorCase velocity(Inputs c) {
    VectorCase made =
        new VectorCase(
                c.name(),
                "funding-by-skew",
                "funding",
                model(
                    "skew-velocity",
                    "maxVelocityPerDay",
                    text(c, "maxFundingVelocity"),
                    "skewScale",
                    text(c, "skewScale"),
                    "maxRatePerDay",
                    NO_BOUND),
                c.in("skew"))
            .state("price", c.in("price"))
            .state("seconds", c.in("elapsedSeconds").longValueExact())
            .state("fundingRatePerDay", c.in("previousRate"));
    String slack = c.absolute(WIRE);
    if (c.expects("fundingRate")) {
      made.want("RATE_PER_DAY", c.expected("fundingRate"), "0", slack);
    }
    if (c.expects("velocityPerDay")) {
      made.want("VELOCITY_PER_DAY", c.expected("velocityPerDay"), "0", slack);
    }
    if (c.expects("fundingPerUnitDelta")) {
      made.want("INDEX", BigDecimal::negate, c.expected("fundingPerUnitDelta"), "0", slack);
    }
    if (c.expects("positionFunding")) {
      made.want(
          "INDEX",
          index -> index.multiply(c.in("positionSize")).negate(),
          c.expected("positionFunding"),
          "0",
          c.absolute("1e-14"));
    }
    return made;
  }

  /** Rates a second become rates a day; the imbalance is the skew over all open interest. */
  private static VectorCase adaptive(Inputs c) {
    BigDecimal longs = c.in("longOpenInterestUsd");
    BigDecimal shorts = c.in("shortOpenInterestUsd");
    return new VectorCase(
            c.name(),
            "funding-by-skew",
            "funding",
            model(
                "adaptive",
                "skewScale",
                plain(longs.add(shorts)),
                "decayBelow",
                text(c, "thresholdDecrease"),
                "growAbove",
                text(c, "thresholdStable"),
                "growthPerDay",
                plain(c.in("increaseFactorPerSecond").multiply(DAY_SQUARED)),
                "decayPerDay",
                plain(c.in("decreaseFactorPerSecond").multiply(DAY_SQUARED)),
                "maxRatePerDay",
                plain(c.in("maxRatePerSecond").multiply(DAY))),
            longs.subtract(shorts))
        .state("seconds", c.in("elapsedSeconds").longValueExact())
        .state(
            "fundingRatePerDay",
            c.in("savedRatePerSecond").multiply(DAY).setScale(18, RoundingMode.HALF_EVEN))
        .want(
            "RATE_PER_DAY",
            rate -> rate.divide(DAY, 40, RoundingMode.HALF_EVEN),
            c.expected("nextSavedRatePerSecond"),
            "1e-12",
            "1e-20");
  }

  /** Each interval of a case; the vector states their sum, so only cases of one are taken. */
  private static void premium(Inputs c, List<VectorCase> cases) {
    JsonNode fundings = c.in().path("fundings");
    if (fundings.size() != 1 || !c.expects("cumulativePremium")) {
      return;
    }
    JsonNode interval = fundings.get(0);
    cases.add(
        new VectorCase(
                c.name(),
                "funding-by-mark",
                "funding",
                model(
                    "premium",
                    "depth",
                    "1",
                    "intervalSeconds",
                    86_400,
                    "defaultRate",
                    "0",
                    "maxRate",
                    NO_BOUND),
                Inputs.number(interval, "marketTwap"))
            .state("price", Inputs.number(interval, "indexTwap"))
            .state("seconds", c.in("fundingPeriodSeconds").longValueExact())
            .want("CHARGE", c.expected("cumulativePremium"), "0", WIRE));
  }

  private static VectorCase capped(Inputs c) {
    VectorCase made =
        new VectorCase(
                c.name(),
                "funding-by-mark",
                "funding",
                model(
                    "capped-premium",
                    "spreadDivisor",
                    33,
                    "poolDivisor",
                    3,
                    "cashScale",
                    6,
                    "rateScale",
                    9),
                c.in("markTwap"))
            .state("price", c.in("oracleTwap"))
            .state("seconds", c.in("fundingPeriodSeconds").longValueExact())
            .state("longSize", c.in("longBase"))
            .state("shortSize", c.in("shortBase").abs())
            .state("tradersNet", c.in("netTraderBase"))
            .state("feePool", c.in("feePool"))
            .want("LONG_CHARGE", c.expected("longRate"), "0", "0")
            .want("SHORT_CHARGE", c.expected("shortRate"), "0", "0");
    return c.expects("feesKeptAfter")
        ? made.want(
            "POOL_GAIN", gain -> gain.add(c.in("feesKept")), c.expected("feesKeptAfter"), "0", "0")
        : made;
  }

  private static VectorCase inventory(Inputs c) {
    int market = c.in("market").intValueExact();
    List<PoolHolding> holdings = new ArrayList<>();
    for (JsonNode held : c.in().path("markets")) {
      holdings.add(
          new PoolHolding(
              Decimal.of(Inputs.number(held, "position")),
              Decimal.of(Inputs.number(held, "indexPrice")),
              Decimal.of(c.in("cumulativeFunding")),
              Decimal.of(c.in("openSlippage")),
              Decimal.of(c.in("maxLeverage"))));
    }
    Decimal capital =
        new PoolInventory(Decimal.of(c.in("poolCash")), holdings)
            .margin()
            .capital(Decimal.SCALE)
            .orElse(Decimal.ZERO);
    PoolHolding traded = holdings.get(market);
    return new VectorCase(
            c.name(),
            "funding-by-skew",
            "funding",
            model(
                "inventory",
                "baseRate",
                text(c, "baseRate"),
                "rateFactor",
                text(c, "rateFactor"),
                "rateLimit",
                text(c, "rateLimit"),
                "periodSeconds",
                28_800),
            traded.size().negate().toBigDecimal())
        .state("price", traded.index().toBigDecimal())
        .state("poolCapital", capital.toBigDecimal())
        .state("longSize", c.in("openInterest"))
        .want("RATE", c.expected("fundingRate"), "0", c.absolute(WIRE));
  }

  private static VectorCase borrow(Inputs c, Map<String, Object> model, BigDecimal used) {
    return new VectorCase(c.name(), "borrow-by-utilisation", "borrow", model, used);
  }

  private static Map<String, Object> jump(
      String base, String slope, String kink, String jumpSlope) {
    return model("jump", "base", base, "slope", slope, "kink", kink, "jumpSlope", jumpSlope);
  }

  private static BigDecimal used(BigDecimal borrowed, BigDecimal supplied) {
    return borrowed.signum() == 0
        ? BigDecimal.ZERO
        : borrowed.divide(supplied, 18, RoundingMode.HALF_EVEN);
  }

  private static String text(Inputs c, String field) {
    return plain(c.in(field));
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  private static List<Inputs> file(String name) {
    JsonMapper json = JsonMapper.builder().build();
    try {
      List<Inputs> cases = new ArrayList<>();
      JsonNode file = json.readTree(Files.readString(FOLDER.resolve(name + ".json")));
      for (JsonNode each : file.path("cases")) {
        cases.add(
            new Inputs(
                name + ": " + each.path("name").asString() + " (" + (cases.size() + 1) + ")",
                each.path("inputs"),
                each.path("expected"),
                each.path("check")));
      }
      return cases;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
