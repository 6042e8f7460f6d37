package io.counterpool.launcher.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The texts that one fill wrote.
 *
 * @param hash of the body, hexadecimal
 * @param receipt of one fill, deflated alone, base64
 */
record FillTexts(
    String principal, String hash, String body, String result, String payload, String receipt) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The first receipt of a block (a deflated JSON array), deflated alone; base64. */
  static String oneOf(byte[] block) {
    try (var inflater = new InflaterInputStream(new ByteArrayInputStream(block))) {
      JsonNode receipts = JSON.readTree(inflater.readAllBytes());
      var alone = new ByteArrayOutputStream();
      try (var deflater = new DeflaterOutputStream(alone)) {
        deflater.write(JSON.writeValueAsBytes(receipts.get(0)));
      }
      return Base64.getEncoder().encodeToString(alone.toByteArray());
    } catch (IOException unreadable) {
      throw new UncheckedIOException("receipt block", unreadable);
    }
  }

  /** The variables of {@code fill.sql}. */
  Map<String, String> variables() {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("principal", principal);
    variables.put("hash", hash);
    variables.put("body", body);
    variables.put("result", result);
    variables.put("payload", payload);
    variables.put("receipt", receipt);
    return variables;
  }
}
