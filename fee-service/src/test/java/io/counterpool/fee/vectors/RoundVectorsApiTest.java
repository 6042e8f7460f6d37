package io.counterpool.fee.vectors;

import static io.counterpool.fee.FeeVenue.schedule;
import static io.counterpool.fee.FeeVenue.state;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.fee.FeeVenue;
import io.counterpool.kit.testing.Http.Answer;
import io.counterpool.kit.testing.VenueTest;
import io.counterpool.models.AccrualSpan;
import io.counterpool.models.Decimal;
import io.counterpool.models.funding.FundingAccrual;
import io.counterpool.models.funding.FundingCarry;
import io.counterpool.models.funding.FundingInterval;
import io.counterpool.models.funding.PremiumFunding;
import io.counterpool.models.rates.BorrowAccrual;
import io.counterpool.models.rates.BorrowCarry;
import io.counterpool.models.rates.RateCurve;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/**
 * Published cases of several intervals, as rounds of a market with a stored schedule: the indices
 * of the terms are those of the models, and what positions owe by them is the published amount.
 */
@VenueTest
class RoundVectorsApiTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @LocalServerPort private int port;

  private FeeVenue venue;
  private String market;

  @BeforeEach
  void chooseAMarket() {
    venue = FeeVenue.at(port);
    market = FeeVenue.market();
  }

  static Stream<Published> premiums() {
    return VectorFiles.read("perps/perp-v1-funding").stream();
  }

  static Stream<Published> periods() {
    return VectorFiles.read("perps/gmx-borrowing-fee").stream()
        .filter(each -> each.in().path("periods").size() > 1);
  }

  /** Every case that is asked here. */
  static Stream<Published> cases() {
    return Stream.concat(premiums(), periods());
  }

  @ParameterizedTest
  @MethodSource("premiums")
  void accruesThePublishedPremiumsIntervalByInterval(Published vector) {
    List<Decimal> marks = new ArrayList<>();
    List<Decimal> prices = new ArrayList<>();
    for (JsonNode funding : vector.in().path("fundings")) {
      marks.add(Decimal.of(Published.number(funding, "marketTwap")));
      prices.add(Decimal.of(Published.number(funding, "indexTwap")));
    }
    // With the product of the prices as depth each premium is that of a skew without a remainder.
    Decimal depth =
        prices.stream()
            .distinct()
            .reduce(Decimal.ONE, (a, b) -> a.times(b, RoundingMode.UNNECESSARY));
    PremiumFunding model =
        new PremiumFunding(
            depth, FundingVectors.DAY_SECONDS, Decimal.ZERO, FundingVectors.NO_BOUND);
    configure("funding", model);
    long seconds = vector.seconds("fundingPeriodSeconds");
    FundingCarry direct = FundingCarry.START;
    BigDecimal index = BigDecimal.ZERO;
    ask(0, START, prices.getFirst(), Decimal.ZERO, Decimal.ZERO);
    for (int i = 0; i < prices.size(); i++) {
      Instant from = START.plusSeconds(i * seconds);
      Decimal skew =
          Decimal.of(
              marks
                  .get(i)
                  .minus(prices.get(i))
                  .toBigDecimal()
                  .multiply(depth.toBigDecimal())
                  .divide(prices.get(i).toBigDecimal()));
      Decimal next = prices.get(Math.min(i + 1, prices.size() - 1));
      index =
          number(ask(i + 1, from.plusSeconds(seconds), next, skew, Decimal.ZERO), "fundingIndex");
      direct =
          FundingAccrual.advance(
              model,
              direct,
              new FundingInterval(
                  AccrualSpan.of(from.getEpochSecond(), seconds),
                  skew.max(Decimal.ZERO),
                  skew.negate().max(Decimal.ZERO),
                  prices.get(i),
                  Decimal.ZERO,
                  Decimal.ZERO,
                  Decimal.ZERO,
                  null));
      assertThat(index).isEqualByComparingTo(direct.longIndex().toBigDecimal());
    }
    if (vector.expects("cumulativePremium")) {
      near(index, vector.expected("cumulativePremium"), "1e-16");
    }
    settle(vector, index);
  }

  /** What positions have left by the index, and what the insurance gets of the difference. */
  private static void settle(Published vector, BigDecimal index) {
    List<BigDecimal> margins = vector.expectedList("margins");
    List<BigDecimal> debts = vector.expectedList("badDebts");
    BigDecimal gain = BigDecimal.ZERO;
    int position = 0;
    for (JsonNode held : vector.in().path("positions")) {
      BigDecimal owed = Published.number(held, "size").multiply(index);
      BigDecimal left = Published.number(held, "margin").subtract(owed);
      near(left.max(BigDecimal.ZERO), margins.get(position), "1e-14");
      if (!debts.isEmpty()) {
        near(left.negate().max(BigDecimal.ZERO), debts.get(position), "1e-14");
      }
      gain = gain.add(owed);
      position++;
    }
    if (vector.expects("insuranceFundAfter")) {
      near(vector.in("insuranceFund").add(gain), vector.expected("insuranceFundAfter"), "1e-14");
    }
  }

  @ParameterizedTest
  @MethodSource("periods")
  void accruesThePublishedBorrowingDayByDay(Published vector) {
    RateCurve model = RateVectors.gmxModel(vector);
    configure("borrow", (Record) model);
    Instant at = START;
    long round = 0;
    BigDecimal index =
        number(ask(round, at, Decimal.ONE, Decimal.ZERO, Decimal.ZERO), "borrowIndex");
    BorrowCarry direct = BorrowAccrual.start(model, Decimal.ZERO, at.getEpochSecond());
    for (JsonNode period : vector.in().path("periods")) {
      Decimal used = RateVectors.gmxUsed(vector, period);
      long left = Published.number(period, "seconds").longValueExact();
      while (left > 0) {
        long seconds = Math.min(left, FundingVectors.DAY_SECONDS);
        direct =
            BorrowAccrual.advance(
                model, direct, AccrualSpan.of(at.getEpochSecond(), seconds), used, Decimal.ONE);
        at = at.plusSeconds(seconds);
        left -= seconds;
        round++;
        index = number(ask(round, at, Decimal.ONE, Decimal.ZERO, used), "borrowIndex");
        assertThat(index).isEqualByComparingTo(direct.index().toBigDecimal());
      }
    }
    // Each round rounds the index up once.
    near(index.multiply(vector.in("positionSizeUsd")), vector.expected("feeUsd"), "1e-11");
  }

  private void configure(String part, Record model) {
    Map<String, Object> schedule = schedule();
    schedule.put(part, ModelBody.of(model));
    schedule.put("maxAccrualSeconds", FundingVectors.DAY_SECONDS);
    Answer stored = venue.create(market, schedule);
    assertThat(stored.status()).as(stored.text()).isEqualTo(201);
  }

  private JsonNode ask(long round, Instant at, Decimal price, Decimal skew, Decimal used) {
    Answer terms =
        venue.terms(
            market,
            round,
            state(
                at,
                price.toString(),
                skew.max(Decimal.ZERO).toString(),
                skew.negate().max(Decimal.ZERO).toString(),
                used.toString()));
    assertThat(terms.status()).as(terms.text()).isEqualTo(200);
    return terms.json();
  }

  private static BigDecimal number(JsonNode terms, String field) {
    return new BigDecimal(terms.path(field).stringValue());
  }

  private static void near(BigDecimal got, BigDecimal want, String slack) {
    assertThat(got.subtract(want).abs())
        .as("%s, published %s", got, want)
        .isLessThanOrEqualTo(new BigDecimal(slack));
  }
}
