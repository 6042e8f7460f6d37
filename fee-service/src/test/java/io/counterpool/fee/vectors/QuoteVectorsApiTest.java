package io.counterpool.fee.vectors;

import static io.counterpool.fee.FeeVenue.schedule;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.fee.FeeVenue;
import io.counterpool.kit.testing.Http.Answer;
import io.counterpool.kit.testing.VenueTest;
import io.counterpool.models.Decimal;
import io.counterpool.models.fees.FeeLine;
import io.counterpool.models.fees.FeeResolution;
import io.counterpool.models.fees.FlatFee;
import io.counterpool.models.fees.SkewFee;
import io.counterpool.models.fees.VolumeTier;
import io.counterpool.models.fees.VolumeTiers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Published fees of orders, quoted of a stored schedule and computed by the models. */
@VenueTest
class QuoteVectorsApiTest {

  @LocalServerPort private int port;

  private FeeVenue venue;
  private String market;

  @BeforeEach
  void chooseAMarket() {
    venue = FeeVenue.at(port);
    market = FeeVenue.market();
  }

  static Stream<Published> orders() {
    return Stream.of("perps/synthetix-v3-order-fee", "perps/synthetix-perpsv2-order-fee")
        .flatMap(file -> VectorFiles.read(file).stream());
  }

  static Stream<Published> discounts() {
    return VectorFiles.read("perps/gmx-position-fee-split").stream();
  }

  /** Every case that is asked here. */
  static Stream<Published> cases() {
    return Stream.concat(orders(), discounts());
  }

  @ParameterizedTest
  @MethodSource("orders")
  void quotesThePublishedFees(Published vector) {
    SkewFee model = new SkewFee(vector.decimal("makerFee"), vector.decimal("takerFee"));
    Map<String, Object> schedule = schedule();
    schedule.put("tradeFee", ModelBody.of(model));
    Decimal price = vector.decimal("fillPrice");
    Decimal skew = vector.decimal("skew");
    Decimal size = vector.decimal("size");
    JsonNode quote = quote(schedule, price, skew, size, "0");
    assertThat(Decimal.of(quote.path("fee").stringValue()))
        .isEqualTo(Decimal.of(vector.expected("fee")))
        .isEqualTo(model.fee(price, skew, size, Decimal.SCALE));
  }

  /**
   * The trader's side: the larger one of two discounts is that of a tier here. What the referrer
   * and the receiver of fees get of the rest is divided where the fee is collected.
   */
  @ParameterizedTest
  @MethodSource("discounts")
  void quotesThePublishedDiscounts(Published vector) {
    FlatFee model = new FlatFee(vector.decimal("feeFactor"));
    BigDecimal referral = vector.in("totalRebate").multiply(vector.in("discountShare"));
    Decimal discount =
        Decimal.of(
            vector.in().has("proDiscount") ? referral.max(vector.in("proDiscount")) : referral);
    VolumeTiers tiers = new VolumeTiers(List.of(new VolumeTier(Decimal.ONE, discount)));
    Map<String, Object> schedule = schedule();
    schedule.put("tradeFee", ModelBody.of(model));
    schedule.put(
        "discount",
        Map.of(
            "model",
            VolumeTiers.TAG,
            "tiers",
            List.of(Map.of("fromVolume", "1", "discount", discount.toString()))));
    Decimal price = vector.decimal("collateralPrice");
    Decimal size = vector.decimal("sizeDeltaUsd").dividedBy(price, RoundingMode.UNNECESSARY);
    JsonNode line =
        quote(schedule, price, Decimal.ZERO, size, "1").path("lines").get(0).path("explained");
    FeeLine direct =
        FeeLine.of(
            new FeeResolution(model, Decimal.ZERO, null),
            price,
            Decimal.ZERO,
            size,
            tiers.discount(Decimal.ONE),
            Decimal.ZERO,
            Decimal.ZERO,
            Decimal.ZERO,
            Decimal.SCALE);
    is(line, "base", direct.base(), vector, "positionFee", price);
    is(line, "discount", direct.discount(), vector, "traderDiscount", price);
    is(line, "total", direct.total(), vector, "traderPays", price);
  }

  /** Settlement units here, units of the collateral in the source. */
  private static void is(
      JsonNode line, String part, Decimal direct, Published vector, String field, Decimal price) {
    BigDecimal quoted = new BigDecimal(line.path(part).stringValue());
    assertThat(quoted).as(part).isEqualByComparingTo(direct.toBigDecimal());
    if (vector.expects(field)) {
      assertThat(quoted)
          .as(field)
          .isEqualByComparingTo(vector.expected(field).multiply(price.toBigDecimal()));
    }
  }

  private JsonNode quote(
      Map<String, Object> schedule, Decimal price, Decimal skew, Decimal size, String volume) {
    assertThat(venue.create(market, schedule).status()).isEqualTo(201);
    Answer quote =
        venue
            .as("fee:read")
            .post(
                "/v1/quotes",
                Map.of(
                    "market",
                    market,
                    "scheduleVersion",
                    1,
                    "price",
                    price.toString(),
                    "skewSize",
                    skew.toString(),
                    "volume30d",
                    volume,
                    "settlementScale",
                    Decimal.SCALE,
                    "lines",
                    List.of(Map.of("size", size.toString()))));
    assertThat(quote.status()).as(quote.text()).isEqualTo(200);
    return quote.json();
  }
}
