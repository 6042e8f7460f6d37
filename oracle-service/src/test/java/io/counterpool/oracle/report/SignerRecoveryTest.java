package io.counterpool.oracle.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.kit.wire.WireConfiguration;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.oracle.signature.DataPackage;
import io.counterpool.models.oracle.signature.Keccak256;
import io.counterpool.models.oracle.signature.PriceMessage;
import io.counterpool.models.oracle.signature.Signature;
import io.counterpool.oracle.feed.Scheme;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The library of the service and the implementation of the models are held equal. */
class SignerRecoveryTest {

  private static final Path VECTORS = Path.of("../models/src/test/resources/vectors/oracle");

  private static JsonNode cases(String file) throws IOException {
    return WireConfiguration.mapper()
        .readTree(Files.readString(VECTORS.resolve(file)))
        .get("cases");
  }

  private static String text(JsonNode node, String field) {
    return node.get(field).stringValue();
  }

  @Test
  void recoversTheSignersOfRealPriceMessages() throws IOException {
    int checked = 0;
    for (JsonNode vector : cases("maker-signed-price.json")) {
      JsonNode in = vector.get("inputs");
      PriceMessage message =
          new PriceMessage(
              Decimal.of(text(in, "price")), in.get("timestamp").asLong(), text(in, "pair"));
      Signature signature =
          new Signature(
              new BigInteger(text(in, "r").substring(2), 16),
              new BigInteger(text(in, "s").substring(2), 16),
              in.get("v").asInt());
      byte[] digest = SignerRecovery.digest(Scheme.MAKER, message.bytes());
      assertThat(digest).isEqualTo(message.digest());
      assertThat(SignerRecovery.signer(digest, signature).orElseThrow().hex())
          .isEqualTo(message.signer(signature).hex())
          .isEqualTo(text(vector.get("expected"), "signer"));
      checked++;
    }
    assertThat(checked).isGreaterThanOrEqualTo(10);
  }

  @Test
  void recoversTheSignersOfRealPackages() throws IOException {
    int checked = 0;
    for (JsonNode vector : cases("redstone-signed-package.json")) {
      JsonNode in = vector.get("inputs");
      List<DataPackage.Point> points = new ArrayList<>();
      if (in.has("dataPoints")) {
        in.get("dataPoints").forEach(point -> points.add(point(point)));
      } else {
        points.add(point(in));
      }
      DataPackage data = new DataPackage(points, in.get("timestampMillis").asLong());
      Signature signature = Signature.of(HexFormat.of().parseHex(text(in, "signatureHex")));
      byte[] digest = SignerRecovery.digest(Scheme.REDSTONE, data.bytes());
      assertThat(digest).isEqualTo(data.digest());
      assertThat(SignerRecovery.signer(digest, signature).orElseThrow().hex())
          .isEqualTo(data.signer(signature).hex())
          .isEqualTo(text(vector.get("expected"), "signer"));
      checked++;
    }
    assertThat(checked).isGreaterThan(10);
  }

  private static DataPackage.Point point(JsonNode in) {
    return new DataPackage.Point(text(in, "feed"), new BigDecimal(text(in, "value")));
  }

  @Test
  void agreesOnWhatNoKeyCanHaveMade() {
    Random random = new Random(11);
    int refused = 0;
    for (int i = 0; i < 60; i++) {
      byte[] digest = new byte[32];
      random.nextBytes(digest);
      // Every other abscissa is on no point of the curve; zero is none at all.
      Signature signature =
          new Signature(
              new BigInteger(i % 10 == 0 ? 1 : 255, random),
              new BigInteger(255, random),
              27 + random.nextInt(2));
      assertThat(SignerRecovery.keccak256(digest)).isEqualTo(Keccak256.hash(digest));
      Optional<String> ours;
      try {
        ours = Optional.of(signature.signer(digest).hex());
      } catch (OutOfRangeException nobody) {
        ours = Optional.empty();
        refused++;
      }
      assertThat(SignerRecovery.signer(digest, signature).map(address -> address.hex()))
          .isEqualTo(ours);
    }
    assertThat(refused).isBetween(5, 55);
  }
}
