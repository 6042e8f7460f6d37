package io.counterpool.pool;

import io.counterpool.kit.testing.ContractCheck;
import io.counterpool.kit.testing.Http;
import io.counterpool.kit.testing.VenueTest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

@VenueTest
@DirtiesContext
@TestPropertySource(
    properties = {
      "counterpool.executor.enabled=false",
      "counterpool.clients.oracle.base-url=http://localhost:1",
      "counterpool.clients.fee.base-url=http://localhost:1",
      "counterpool.clients.margin.base-url=http://localhost:1"
    })
class ContractTest {

  @LocalServerPort private int port;

  @Test
  void runsWhatTheContractSays() {
    ContractCheck.compare(
        Path.of("contract/openapi.yaml"), Http.to(port).get("/v3/api-docs.yaml").text());
  }
}
