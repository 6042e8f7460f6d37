package io.counterpool.oracle.connector;

import java.util.HexFormat;
import tools.jackson.databind.JsonNode;

/** JSON-RPC calls of a contract without arguments, and their answers. */
final class RpcBody {

  /** {@code latestRoundData()}. */
  static final String LATEST_ROUND_DATA = "0xfeaf968c";

  /** {@code decimals()}. */
  static final String DECIMALS = "0x313ce567";

  private RpcBody() {}

  static String call(String contract, String selector) {
    return """
    {"jsonrpc":"2.0","id":1,"method":"eth_call","params":[{"to":"%s","data":"%s"},"latest"]}\
    """
        .formatted(contract, selector);
  }

  /** The bytes of the result; an error of the node is a refusal, though its status is 200. */
  static byte[] result(String body) throws SourceException {
    JsonNode tree = BodyFields.tree(body);
    if (!BodyFields.isAbsent(tree, "/error")) {
      throw new SourceException(
          FailureReason.REFUSED,
          "the node says "
              + tree.at("/error/code").asString("")
              + " "
              + tree.at("/error/message").asString(""));
    }
    String hex = BodyFields.text(tree, "/result");
    try {
      return HexFormat.of().parseHex(hex.startsWith("0x") ? hex.substring(2) : hex);
    } catch (IllegalArgumentException noHex) {
      throw new SourceException(FailureReason.MALFORMED, "/result is not hexadecimal", noHex);
    }
  }
}
