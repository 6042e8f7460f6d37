package io.counterpool.launcher.vectors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The project's own copy of the vectors, and the manners of the runner. */
final class VectorsTest {

  private static final Path VECTORS = Path.of("../models/src/test/resources/vectors");

  @TempDir private Path folder;
  @TempDir private Path results;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  private int run(Path dir) {
    return VectorRun.run(
        dir, results.resolve("answers.json"), new PrintStream(printed, true, UTF_8));
  }

  private String output() {
    return printed.toString(UTF_8);
  }

  @Test
  void passesEveryCaseOfEveryModelledFile() {
    assertThat(run(VECTORS)).as(output()).isZero();
    assertThat(output()).contains("all 155 files");
  }

  @Test
  void answersTheSameWithoutExpectations() throws IOException {
    String name = "perps/synthetix-v3-fill-price.json";
    String content = Files.readString(VECTORS.resolve(name));
    vector("full/" + name, content);
    vector("bare/" + name, content.replace("\"expected\"", "\"unread\""));
    assertThat(run(folder.resolve("full"))).isZero();
    String answers = Files.readString(results.resolve("answers.json"));
    assertThat(run(folder.resolve("bare"))).isZero();
    assertThat(Files.readString(results.resolve("answers.json")))
        .isEqualTo(answers)
        .contains("1000.005");
  }

  @Test
  void failsAWrongValue() throws IOException {
    vector("perps/synthetix-v3-order-fee.json", fee("0.81", "{}"));
    assertThat(run(folder)).isEqualTo(1);
    assertThat(output()).contains("failed: one: fee: \"0.81\" is expected, was \"0.8\"");
  }

  @Test
  void takesEitherToleranceAndTheOverrideOfAField() throws IOException {
    vector("perps/synthetix-v3-order-fee.json", fee("0.81", "{\"relative\": \"0.0124\"}"));
    assertThat(run(folder)).isZero();
    vector("perps/synthetix-v3-order-fee.json", fee("0.81", "{\"absolute\": \"0.009\"}"));
    assertThat(run(folder)).isEqualTo(1);
    vector(
        "perps/synthetix-v3-order-fee.json",
        fee("0.81", "{\"absolute\": \"0.009\", \"fields\": {\"fee\": {\"absolute\": \"0.01\"}}}"));
    assertThat(run(folder)).isZero();
  }

  @Test
  void namesABrokenFileInOneLineAndGoesOn() throws IOException {
    vector("perps/a.json", "{\"cases\": [");
    vector("perps/b.json", "[1, 2]");
    vector("perps/synthetix-v3-order-fee.json", fee("0.8", "{}"));
    assertThat(run(folder)).isEqualTo(1);
    assertThat(output())
        .contains("cannot read perps/a.json: ")
        .contains("cannot read perps/b.json: it has no list of cases")
        .containsPattern("perps/synthetix-v3-order-fee.json +1 +1 +0 +0");
  }

  @Test
  void saysWhatIsNotModelled() throws IOException {
    vector("perps/something-new.json", "{\"cases\": [{\"name\": \"one\", \"inputs\": {}}]}");
    assertThat(run(folder)).isZero();
    assertThat(Files.readString(results.resolve("answers.json")))
        .contains("\"notModelled\" : \"no mechanism of models answers perps/something-new.json\"");
  }

  @Test
  void refusesAMissingFolder() {
    assertThat(run(folder.resolve("none"))).isEqualTo(2);
    assertThat(output()).startsWith("not a folder: ");
  }

  private void vector(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  /** Taker fee of 0.0008 on 1 × 1,000 is 0.8. */
  private static String fee(String expected, String check) {
    return """
    {"cases": [{"name": "one",
      "inputs": {"makerFee": "0.0003", "takerFee": "0.0008", "skew": "0", "size": "1",
                 "fillPrice": "1000"},
      "expected": {"fee": "%s"}, "check": %s}]}
    """
        .formatted(expected, check);
  }
}
