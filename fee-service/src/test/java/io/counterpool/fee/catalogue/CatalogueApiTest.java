package io.counterpool.fee.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.fee.FeeVenue;
import io.counterpool.kit.testing.VenueTest;
import io.counterpool.models.fees.TradeFee;
import io.counterpool.models.funding.FundingModel;
import io.counterpool.models.rates.RateCurve;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@VenueTest
class CatalogueApiTest {

  @LocalServerPort private int port;

  @Test
  void listsEveryModelOnceByPartAndTag() {
    List<String> expected = new ArrayList<>();
    new TreeSet<>(TradeFee.models().keySet()).forEach(tag -> expected.add("tradeFee " + tag));
    new TreeSet<>(RateCurve.models().keySet()).forEach(tag -> expected.add("borrow " + tag));
    new TreeSet<>(FundingModel.models().keySet()).forEach(tag -> expected.add("funding " + tag));
    List<String> listed = new ArrayList<>();
    for (JsonNode model : models()) {
      listed.add(model.path("part").stringValue() + " " + model.path("model").stringValue());
    }
    assertThat(listed).containsExactlyElementsOf(expected);
  }

  @Test
  void listsParametersInTheOrderInWhichTheyAreWritten() {
    assertThat(models().toString())
        .contains(
            "{\"part\":\"tradeFee\",\"model\":\"skew-fee\",\"parameters\":["
                + "{\"name\":\"makerRate\",\"type\":\"DECIMAL\",\"required\":true},"
                + "{\"name\":\"takerRate\",\"type\":\"DECIMAL\",\"required\":true}]}");
  }

  private JsonNode models() {
    return FeeVenue.at(port).as("fee:read").get("/v1/models").json().path("items");
  }
}
