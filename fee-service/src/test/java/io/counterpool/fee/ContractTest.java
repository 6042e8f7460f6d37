package io.counterpool.fee;

import io.counterpool.kit.testing.ContractCheck;
import io.counterpool.kit.testing.VenueTest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@VenueTest
class ContractTest {

  @LocalServerPort private int port;

  @Test
  void runsWhatTheContractSays() {
    ContractCheck.compare(
        Path.of("contract/openapi.yaml"),
        FeeVenue.at(port).anyone().get("/v3/api-docs.yaml").text());
  }
}
