package io.counterpool.launcher.vectors;

import io.counterpool.models.oracle.signature.DataPackage;
import io.counterpool.models.oracle.signature.DataPackage.Point;
import io.counterpool.models.oracle.signature.PriceMessage;
import io.counterpool.models.oracle.signature.Signature;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Signed prices of other systems: their bytes and who signed them. */
final class OracleSignatureVectors {

  private static final HexFormat HEX = HexFormat.of();

  private OracleSignatureVectors() {}

  static void register(Map<String, VectorModel> models) {
    models.put("oracle/maker-signed-price.json", OracleSignatureVectors::priceMessage);
    models.put("oracle/redstone-signed-package.json", OracleSignatureVectors::dataPackage);
  }

  private static Answer priceMessage(Inputs in) {
    PriceMessage message =
        new PriceMessage(in.decimal("price"), in.count("timestamp"), in.text("pair"));
    Signature signature = new Signature(number(in, "r"), number(in, "s"), in.small("v"));
    return new Answer()
        .with("messageHash", "0x" + HEX.formatHex(message.hash()))
        .with("signer", message.signer(signature).hex());
  }

  private static Answer dataPackage(Inputs in) {
    List<Point> points =
        in.has("dataPoints")
            ? in.items("dataPoints").stream().map(OracleSignatureVectors::point).toList()
            : List.of(point(in));
    DataPackage data = new DataPackage(points, in.count("timestampMillis"));
    return new Answer()
        .with("serialisedHex", HEX.formatHex(data.bytes()))
        .with("digest", "0x" + HEX.formatHex(data.digest()))
        .with("signer", data.signer(Signature.of(bytes(in, "signatureHex"))).hex());
  }

  private static Point point(Inputs in) {
    return new Point(in.text("feed"), in.plain("value"));
  }

  private static BigInteger number(Inputs in, String name) {
    return new BigInteger(1, bytes(in, name));
  }

  private static byte[] bytes(Inputs in, String name) {
    String text = in.text(name);
    return HEX.parseHex(text.startsWith("0x") ? text.substring(2) : text);
  }
}
