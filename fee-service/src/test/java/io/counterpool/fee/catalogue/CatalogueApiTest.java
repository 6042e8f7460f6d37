package io.counterpool.fee.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.fee.FeeVenue;
import io.counterpool.kit.testing.VenueTest;
import io.counterpool.models.fees.FeeDiscount;
import io.counterpool.models.fees.TradeFeeModel;
import io.counterpool.models.fees.VolatilityFee;
import io.counterpool.models.funding.MarketFunding;
import io.counterpool.models.rates.BorrowModel;
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
    new TreeSet<>(TradeFeeModel.models().keySet()).forEach(tag -> expected.add("tradeFee " + tag));
    new TreeSet<>(BorrowModel.models().keySet()).forEach(tag -> expected.add("borrow " + tag));
    new TreeSet<>(MarketFunding.models().keySet()).forEach(tag -> expected.add("funding " + tag));
    new TreeSet<>(VolatilityFee.models().keySet()).forEach(tag -> expected.add("surcharge " + tag));
    new TreeSet<>(FeeDiscount.models().keySet()).forEach(tag -> expected.add("discount " + tag));
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
                + "{\"name\":\"takerRate\",\"type\":\"DECIMAL\",\"required\":true}],\"schema\":{");
  }

  private JsonNode models() {
    return FeeVenue.at(port).as("fee:read").get("/v1/models").json().path("items");
  }
}
