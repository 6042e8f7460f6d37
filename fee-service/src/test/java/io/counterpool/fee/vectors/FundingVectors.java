package io.counterpool.fee.vectors;

import static io.counterpool.fee.vectors.RateVectors.WIRE;

import io.counterpool.models.Decimal;
import io.counterpool.models.funding.CappedPremiumFunding;
import io.counterpool.models.funding.FundingState;
import io.counterpool.models.funding.InventoryFunding;
import io.counterpool.models.funding.PoolBook;
import io.counterpool.models.funding.PremiumFunding;
import io.counterpool.models.funding.SideCharges;
import io.counterpool.models.funding.SkewVelocityFunding;
import io.counterpool.models.funding.ZonedFunding;
import io.counterpool.models.margin.PoolHolding;
import io.counterpool.models.margin.PoolInventory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Published funding, by the skew or by a measured mark. */
final class FundingVectors {

  static final Decimal NO_BOUND = Decimal.of(1_000_000_000);
  static final int DAY_SECONDS = 86_400;

  private static final BigDecimal DAY = BigDecimal.valueOf(DAY_SECONDS);
  private static final int EIGHT_HOURS = 28_800;

  private static final String ONE_SIDED_BASE =
      "a base rate counts on one side of a balanced book only, so that the rate jumps there";

  private FundingVectors() {}

  static Map<String, Function<Published, List<VectorCase>>> readers() {
    Map<String, Function<Published, List<VectorCase>>> readers = new TreeMap<>();
    readers.put("perps/synthetix-v3-funding-velocity", c -> List.of(velocity(c)));
    readers.put("perps/synthetix-perpsv2-funding-velocity", c -> List.of(velocity(c)));
    readers.put("perps/gmx-funding-adaptive", c -> List.of(adaptive(c)));
    readers.put("perps/dydx-v4-funding-index", c -> List.of(index(c)));
    readers.put("perps/perp-v1-funding", FundingVectors::premium);
    readers.put("perps/drift-funding-capped", c -> List.of(capped(c)));
    readers.put("perps/mcdex-v3-funding-rate", c -> List.of(inventory(c)));
    readers.put("perps/mcdex-v3-funding-accrual", c -> List.of(accrual(c)));
    return readers;
  }

  private static VectorCase velocity(Published c) {
    SkewVelocityFunding model =
        new SkewVelocityFunding(c.decimal("maxFundingVelocity"), c.decimal("skewScale"), NO_BOUND);
    Decimal skew = c.decimal("skew");
    long seconds = c.seconds("elapsedSeconds");
    FundingState direct =
        model.advance(
            new FundingState(c.decimal("previousRate"), Decimal.ZERO),
            skew,
            c.decimal("price"),
            seconds);
    VectorCase made =
        bySkew(c, model, skew)
            .state("price", c.decimal("price"))
            .state("seconds", seconds)
            .state("fundingRatePerDay", c.decimal("previousRate"));
    String slack = c.absolute(WIRE);
    if (c.expects("fundingRate")) {
      made.want("RATE_PER_DAY", direct.ratePerDay(), c.expected("fundingRate"), "0", slack);
    }
    if (c.expects("velocityPerDay")) {
      made.want(
          "VELOCITY_PER_DAY", model.velocityPerDay(skew), c.expected("velocityPerDay"), "0", slack);
    }
    if (c.expects("fundingPerUnitDelta")) {
      made.want(
          "INDEX",
          direct.index(),
          BigDecimal::negate,
          c.expected("fundingPerUnitDelta"),
          "0",
          slack);
    }
    if (c.expects("positionFunding")) {
      made.want(
          "INDEX",
          direct.index(),
          index -> index.multiply(c.in("positionSize")).negate(),
          c.expected("positionFunding"),
          "0",
          c.absolute("1e-14"));
    }
    return made;
  }

  /** Rates a second become rates a day; the imbalance is the skew over all open interest. */
  private static VectorCase adaptive(Published c) {
    BigDecimal longs = c.in("longOpenInterestUsd");
    BigDecimal shorts = c.in("shortOpenInterestUsd");
    BigDecimal daySquared = DAY.multiply(DAY);
    ZonedFunding model =
        new ZonedFunding(
            Decimal.of(longs.add(shorts)),
            c.decimal("thresholdDecrease"),
            c.decimal("thresholdStable"),
            Decimal.of(c.in("increaseFactorPerSecond").multiply(daySquared)),
            Decimal.of(c.in("decreaseFactorPerSecond").multiply(daySquared)),
            Decimal.of(c.in("maxRatePerSecond").multiply(DAY)));
    Decimal skew = Decimal.of(longs.subtract(shorts));
    Decimal saved =
        Decimal.of(c.in("savedRatePerSecond").multiply(DAY), Decimal.SCALE, RoundingMode.HALF_EVEN);
    long seconds = c.seconds("elapsedSeconds");
    return bySkew(c, model, skew)
        .state("seconds", seconds)
        .state("fundingRatePerDay", saved)
        .want(
            "RATE_PER_DAY",
            model
                .advance(new FundingState(saved, Decimal.ZERO), skew, Decimal.ONE, seconds)
                .ratePerDay(),
            rate -> rate.divide(DAY, 40, RoundingMode.HALF_EVEN),
            c.expected("nextSavedRatePerSecond"),
            "1e-12",
            "1e-20");
  }

  /** The rate is the default of a mark that stands on the index; the source has a coarser grid. */
  private static VectorCase index(Published c) {
    PremiumFunding model =
        new PremiumFunding(Decimal.ONE, EIGHT_HOURS, c.decimal("fundingRate8h"), NO_BOUND);
    Decimal price = c.decimal("oraclePrice");
    long seconds = c.seconds("elapsedSeconds");
    BigDecimal grid = c.in("indexGranularity");
    return byMark(c, model, price)
        .state("price", price)
        .state("seconds", seconds)
        .want(
            "CHARGE",
            Decimal.of(model.growth(price, price, seconds, Decimal.SCALE)),
            charge -> charge.divide(grid, 0, RoundingMode.DOWN).multiply(grid),
            c.expected("fundingIndexDelta"),
            "0",
            "0");
  }

  /**
   * The charge of one interval; what positions pay, and sums over intervals, are asked of rounds.
   */
  private static List<VectorCase> premium(Published c) {
    JsonNode fundings = c.in().path("fundings");
    if (fundings.size() > 1 || !c.expects("cumulativePremium")) {
      return List.of();
    }
    PremiumFunding model = new PremiumFunding(Decimal.ONE, DAY_SECONDS, Decimal.ZERO, NO_BOUND);
    Decimal mark = Decimal.of(Published.number(fundings.get(0), "marketTwap"));
    Decimal price = Decimal.of(Published.number(fundings.get(0), "indexTwap"));
    long seconds = c.seconds("fundingPeriodSeconds");
    return List.of(
        byMark(c, model, mark)
            .state("price", price)
            .state("seconds", seconds)
            .want(
                "CHARGE",
                Decimal.of(model.growth(mark, price, seconds, Decimal.SCALE)),
                c.expected("cumulativePremium"),
                "0",
                "0"));
  }

  private static VectorCase capped(Published c) {
    CappedPremiumFunding model = new CappedPremiumFunding(33, 3, 6, 9);
    PoolBook book =
        new PoolBook(
            c.decimal("markTwap"),
            c.decimal("oracleTwap"),
            c.decimal("longBase"),
            c.decimal("shortBase").abs(),
            c.decimal("netTraderBase"),
            c.decimal("feePool"),
            Decimal.ZERO);
    long seconds = c.seconds("fundingPeriodSeconds");
    SideCharges direct = model.charges(book, seconds);
    VectorCase made =
        byMark(c, model, book.mark())
            .state("price", book.index())
            .state("seconds", seconds)
            .state("longSize", book.longSize())
            .state("shortSize", book.shortSize())
            .state("tradersNet", book.tradersNet())
            .state("feePool", book.feePool())
            .want("LONG_CHARGE", direct.longCharge(), c.expected("longRate"), "0", "0")
            .want("SHORT_CHARGE", direct.shortCharge(), c.expected("shortRate"), "0", "0");
    return c.expects("feesKeptAfter")
        ? made.want(
            "POOL_GAIN",
            direct.poolGain(),
            gain -> gain.add(c.in("feesKept")),
            c.expected("feesKeptAfter"),
            "0",
            "0")
        : made;
  }

  private static VectorCase inventory(Published c) {
    List<PoolHolding> holdings = new ArrayList<>();
    for (JsonNode held : c.in().path("markets")) {
      holdings.add(
          new PoolHolding(
              Decimal.of(Published.number(held, "position")),
              Decimal.of(Published.number(held, "indexPrice")),
              c.decimal("cumulativeFunding"),
              c.decimal("openSlippage"),
              c.decimal("maxLeverage")));
    }
    Decimal capital =
        new PoolInventory(c.decimal("poolCash"), holdings)
            .margin()
            .capital(Decimal.SCALE)
            .orElse(Decimal.ZERO);
    PoolHolding traded = holdings.get(c.whole("market"));
    Decimal openInterest = c.decimal("openInterest").max(traded.size().abs());
    InventoryFunding model =
        new InventoryFunding(
            c.decimal("baseRate"), c.decimal("rateFactor"), c.decimal("rateLimit"), EIGHT_HOURS);
    return bySkew(c, model, traded.size().negate())
        .refused(ONE_SIDED_BASE)
        .state("price", traded.index())
        .state("poolCapital", capital)
        .state("longSize", c.decimal("openInterest"))
        .want(
            "RATE",
            model.rate(traded.size(), traded.index(), capital, openInterest),
            c.expected("fundingRate"),
            "0",
            c.absolute(WIRE));
  }

  /** The published rate is that of a pool whose inventory is its capital. */
  private static VectorCase accrual(Published c) {
    Decimal rate = c.decimal("fundingRate");
    InventoryFunding model = new InventoryFunding(Decimal.ZERO, rate, rate, EIGHT_HOURS);
    Decimal price = c.decimal("indexPrice");
    long seconds = c.seconds("elapsedSeconds");
    return bySkew(c, model, Decimal.ONE)
        .state("price", price)
        .state("poolCapital", price)
        .state("seconds", seconds)
        .want(
            "CHARGE",
            model.charge(price, rate, seconds),
            charge -> c.in("cumulativeFunding").add(charge),
            c.expected("cumulativeFundingAfter"),
            "0",
            "0");
  }

  private static VectorCase bySkew(Published c, Record model, Decimal skew) {
    return new VectorCase(c, "funding-by-skew", "funding", model, skew);
  }

  private static VectorCase byMark(Published c, Record model, Decimal mark) {
    return new VectorCase(c, "funding-by-mark", "funding", model, mark);
  }
}
