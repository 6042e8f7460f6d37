package io.counterpool.oracle.intake;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.security.RequireScope;
import io.counterpool.models.Decimal;
import io.counterpool.models.oracle.signature.DataPackage;
import io.counterpool.models.oracle.signature.PriceMessage;
import io.counterpool.models.oracle.signature.Signature;
import io.counterpool.oracle.feed.Scheme;
import io.counterpool.oracle.intake.ImportIntake.ImportBatchResult;
import io.counterpool.oracle.report.SignedPrices;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * Takes in what other systems have signed. Who brings it does not matter: the signer is recovered
 * from the signature, and writes the feeds that are mapped to its address.
 */
@RestController
class ImportController {

  private static final int MOST_ITEMS = 100;
  private static final int MOST_POINTS = 256;
  private static final int SIGNATURE_BYTES = 65;

  /**
   * One feed's value in a package.
   *
   * @param value rounded half up to eight fraction digits, as it is signed
   */
  record DataPointBody(String dataFeedId, BigDecimal value) {}

  /**
   * A RedStone data package.
   *
   * @param signature r ‖ s ‖ v, 65 bytes, hexadecimal or base64
   */
  record DataPackageBody(
      List<DataPointBody> dataPoints, long timestampMilliseconds, String signature) {

    SignedPrices prices() {
      if (dataPoints.size() > MOST_POINTS) {
        throw KitProblems.invalidField("dataPoints", "must be at most " + MOST_POINTS);
      }
      DataPackage data =
          new DataPackage(
              dataPoints.stream()
                  .map(point -> new DataPackage.Point(point.dataFeedId(), point.value()))
                  .toList(),
              timestampMilliseconds);
      return SignedPrices.of(data, read(signature));
    }
  }

  /**
   * A Maker price message.
   *
   * @param timestamp unix seconds
   * @param signature r ‖ s ‖ v, 65 bytes, hexadecimal or base64
   */
  record PriceMessageBody(Decimal price, long timestamp, String pair, String signature) {

    SignedPrices prices() {
      return SignedPrices.of(new PriceMessage(price, timestamp, pair), read(signature));
    }
  }

  record DataPackageBatch(
      @JsonSetter(nulls = Nulls.FAIL, contentNulls = Nulls.SET)
          @ArraySchema(schema = @Schema(implementation = DataPackageBody.class))
          @Size(min = 1, max = MOST_ITEMS)
          List<JsonNode> packages) {}

  record PriceMessageBatch(
      @JsonSetter(nulls = Nulls.FAIL, contentNulls = Nulls.SET)
          @ArraySchema(schema = @Schema(implementation = PriceMessageBody.class))
          @Size(min = 1, max = MOST_ITEMS)
          List<JsonNode> messages) {}

  private final BatchItems items;
  private final ImportIntake intake;

  ImportController(BatchItems items, ImportIntake intake) {
    this.items = items;
    this.intake = intake;
  }

  @RequireScope("oracle:submit")
  @PostMapping("/v1/redstone-packages")
  @Operation(
      operationId = "importRedstonePackages",
      summary = "Take signed RedStone data packages in; answered when they are durable")
  ImportBatchResult packages(@Valid @RequestBody DataPackageBatch batch) {
    return intake.take(
        Scheme.REDSTONE,
        batch.packages().stream()
            .map(item -> items.read(item, DataPackageBody.class, DataPackageBody::prices))
            .toList());
  }

  @RequireScope("oracle:submit")
  @PostMapping("/v1/price-messages")
  @Operation(
      operationId = "importPriceMessages",
      summary = "Take signed Maker price messages in; answered when they are durable")
  ImportBatchResult messages(@Valid @RequestBody PriceMessageBatch batch) {
    return intake.take(
        Scheme.MAKER,
        batch.messages().stream()
            .map(item -> items.read(item, PriceMessageBody.class, PriceMessageBody::prices))
            .toList());
  }

  private static Signature read(String text) {
    try {
      String plain = text.startsWith("0x") ? text.substring(2) : text;
      byte[] bytes =
          plain.length() == SIGNATURE_BYTES * 2
              ? HexFormat.of().parseHex(plain)
              : Base64.getDecoder().decode(text);
      return Signature.of(bytes);
    } catch (IllegalArgumentException unreadable) {
      throw KitProblems.invalidField(
          "signature", "must be 65 bytes r, s and v (27 or 28), hexadecimal or base64");
    }
  }
}
