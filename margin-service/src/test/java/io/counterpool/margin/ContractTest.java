package io.counterpool.margin;

import io.counterpool.kit.testing.ContractCheck;
import io.counterpool.kit.testing.Http;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@MarginTest
class ContractTest {

  @LocalServerPort int port;

  @Test
  void committedContractIsTheRunningOne() {
    ContractCheck.compare(
        Path.of("contract/openapi.yaml"), Http.to(port).get("/v3/api-docs.yaml").text());
  }
}
