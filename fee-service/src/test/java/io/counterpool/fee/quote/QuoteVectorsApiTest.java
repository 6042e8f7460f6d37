package io.counterpool.fee.quote;

import static io.counterpool.fee.FeeVenue.schedule;
import static io.counterpool.fee.Models.model;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.fee.FeeVenue;
import io.counterpool.kit.testing.Http.Answer;
import io.counterpool.kit.testing.VenueTest;
import io.counterpool.models.Decimal;
import io.counterpool.models.fees.SkewFee;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Published order fees, quoted and computed by the models: the same digits. */
@VenueTest
class QuoteVectorsApiTest {

  private static final Path FOLDER = Path.of("../models/src/test/resources/vectors/perps");

  @LocalServerPort private int port;

  @ParameterizedTest
  @ValueSource(strings = {"synthetix-v3-order-fee.json", "synthetix-perpsv2-order-fee.json"})
  void quotesThePublishedFees(String file) throws IOException {
    FeeVenue venue = FeeVenue.at(port);
    Map<String, String> markets = new HashMap<>();
    JsonNode cases =
        JsonMapper.builder().build().readTree(Files.readString(FOLDER.resolve(file))).path("cases");
    assertThat(cases.size()).isGreaterThan(4);
    for (JsonNode each : cases) {
      JsonNode in = each.path("inputs");
      String maker = in.path("makerFee").asString();
      String taker = in.path("takerFee").asString();
      String market =
          markets.computeIfAbsent(
              maker + " " + taker,
              _ -> {
                String name = FeeVenue.market();
                Map<String, Object> schedule = schedule();
                schedule.put("tradeFee", model("skew-fee", "makerRate", maker, "takerRate", taker));
                assertThat(venue.create(name, schedule).status()).isEqualTo(201);
                return name;
              });
      Map<String, Object> request = new HashMap<>();
      request.put("market", market);
      request.put("price", in.path("fillPrice").asString());
      request.put("skewSize", in.path("skew").asString());
      request.put("settlementScale", 18);
      request.put("lines", List.of(Map.of("size", in.path("size").asString())));
      Answer quote = venue.as("fee:read").post("/v1/quotes", request);
      Decimal published = Decimal.of(each.path("expected").path("fee").asString());
      assertThat(Decimal.of(quote.json().path("fee").stringValue()))
          .as(each.path("name").asString())
          .isEqualTo(published)
          .isEqualTo(
              new SkewFee(Decimal.of(maker), Decimal.of(taker))
                  .fee(
                      Decimal.of(in.path("fillPrice").asString()),
                      Decimal.of(in.path("skew").asString()),
                      Decimal.of(in.path("size").asString()),
                      Decimal.SCALE));
    }
  }
}
