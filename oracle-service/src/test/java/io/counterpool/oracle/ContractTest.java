package io.counterpool.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.kit.testing.ContractCheck;
import io.counterpool.kit.testing.Http;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@OracleTest
class ContractTest {

  @LocalServerPort int port;

  @Test
  void theRunningServiceKeepsItsContract() {
    Http.Answer answer = Http.to(port).get("/v3/api-docs.yaml");
    assertThat(answer.status()).isEqualTo(200);
    ContractCheck.compare(Path.of("contract/openapi.yaml"), answer.text());
  }
}
