package io.counterpool.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.kit.testing.ContractCheck;
import io.counterpool.kit.testing.Http;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@DeskTest
class ContractApiTest {

  @LocalServerPort int port;

  @Test
  void describesTheFormsOfTheWire() {
    JsonNode contract = Http.to(port).get("/v3/api-docs").json();
    JsonNode ticket = contract.at("/components/schemas/Ticket/properties");
    for (String decimal : new String[] {"price", "weight"}) {
      assertThat(ticket.at("/" + decimal + "/type").asString()).isEqualTo("string");
      assertThat(ticket.at("/" + decimal + "/format").asString()).isEqualTo("decimal");
      assertThat(ticket.at("/" + decimal + "/pattern").asString()).startsWith("^-?(0|[1-9]");
    }
    assertThat(ticket.at("/id/format").asString()).isEqualTo("uuid");
    assertThat(ticket.at("/at/format").asString()).isEqualTo("date-time");
    assertThat(ticket.at("/curve/properties/model/enum").toString())
        .isEqualTo("[\"flat\",\"two-part\"]");
    assertThat(contract.at("/components/schemas").has("TicketId")).isFalse();
  }

  @Test
  void statesServersScopesProblemsAndTheBodyBehindStoredBytes() {
    JsonNode contract = Http.to(port).get("/v3/api-docs").json();
    assertThat(contract.at("/servers").toString()).isEqualTo("[{\"url\":\"/desk\"}]");
    JsonNode who = contract.at("/paths/~1v1~1who/get");
    assertThat(who.at("/security").toString())
        .isEqualTo("[{\"bearer\":[\"desk:read\"]},{\"bearer\":[\"desk:write\"]}]");
    assertThat(who.has("parameters")).as("a caller is not a parameter").isFalse();
    assertThat(who.at("/responses/default/content").has("application/problem+json")).isTrue();
    JsonNode put = contract.at("/paths/~1v1~1settings~1{name}/put");
    assertThat(put.at("/responses/200/content/application~1json/schema/$ref").asString())
        .endsWith("/SettingView");
  }

  @Test
  void requiresEveryComponentThatIsNotNullable() {
    JsonNode contract = Http.to(port).get("/v3/api-docs").json();
    JsonNode ticket = contract.at("/components/schemas/Ticket");
    assertThat(ticket.at("/required").toString())
        .isEqualTo("[\"at\",\"count\",\"id\",\"lines\",\"price\",\"side\",\"weight\"]");
    assertThat(ticket.at("/properties/limit/type").toString()).isEqualTo("[\"string\",\"null\"]");
    assertThat(ticket.at("/properties/limit/pattern").asString()).startsWith("^-?(0|[1-9]");
    assertThat(ticket.at("/properties/curve/type").toString()).isEqualTo("[\"object\",\"null\"]");
    assertThat(ticket.at("/properties/curve/required").toString()).isEqualTo("[\"model\"]");
    assertThat(contract.at("/components/schemas/ProblemTypeView/required").toString())
        .isEqualTo("[\"status\",\"title\",\"type\"]");
  }

  @Test
  void refusesTwoOperationsOfOneNameAndChoicesOfForm(@TempDir Path folder) throws Exception {
    String yaml = Http.to(port).get("/v3/api-docs.yaml").text();
    Path file = folder.resolve("openapi.yaml");
    assertThatThrownBy(
            () -> ContractCheck.compare(file, yaml.replace("Id: listProblemTypes", "Id: getTime")))
        .hasMessageContaining("two operations are called getTime");
    assertThatThrownBy(
            () -> ContractCheck.compare(file, yaml.replace("Id: getTime", "Id: getTime_1")))
        .hasMessageContaining("two operations are called getTime_1");
    assertThatThrownBy(
            () -> ContractCheck.compare(file, yaml.replaceFirst(" +operationId: getTime\n", "")))
        .hasMessageContaining("no operationId");
    assertThatThrownBy(() -> ContractCheck.compare(file, yaml + "    oneOf:\n"))
        .hasMessageContaining("oneOf");
  }

  @Test
  void isTheSameTwiceAndNamesTheLineThatDiffers(@TempDir Path folder) throws Exception {
    String yaml = Http.to(port).get("/v3/api-docs.yaml").text();
    assertThat(Http.to(port).get("/v3/api-docs.yaml").text()).isEqualTo(yaml);
    Path file = Files.writeString(folder.resolve("openapi.yaml"), yaml);
    ContractCheck.compare(file, yaml);
    assertThatThrownBy(() -> ContractCheck.compare(file, yaml.replace("url: /desk", "url: /x")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("url: /x");
  }
}
