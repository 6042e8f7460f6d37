package io.counterpool.oracle.attestation;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * What a consumer does with the answers of the service, step by step as docs/attestation.md says
 * it, with nothing of the service but its JSON.
 */
final class ConsumerCheck {

  /** What stands before the 32 raw bytes of an Ed25519 key in X.509 (RFC 8410). */
  private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

  private final Map<String, PublicKey> keys = new HashMap<>();

  ConsumerCheck(JsonNode jwkSet) {
    for (JsonNode key : jwkSet.get("keys")) {
      keys.put(key.get("kid").stringValue(), publicKey(key.get("x").stringValue()));
    }
  }

  private static PublicKey publicKey(String x) {
    byte[] raw = Base64.getUrlDecoder().decode(x);
    byte[] encoded = new byte[X509.length + raw.length];
    System.arraycopy(X509, 0, encoded, 0, X509.length);
    System.arraycopy(raw, 0, encoded, X509.length, raw.length);
    try {
      return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /** The first thing that is wrong with the rounds 1, 2, … of a feed, or "" if nothing is. */
  String faults(List<JsonNode> rounds) {
    String previous = "0".repeat(64);
    for (int i = 0; i < rounds.size(); i++) {
      JsonNode round = rounds.get(i);
      String hash = round.get("hash").stringValue();
      if (round.get("round").asLong() != i + 1) {
        return "round " + (i + 1) + " is missing";
      }
      if (!round.get("previousHash").stringValue().equals(previous)) {
        return "round " + (i + 1) + " does not follow the one before";
      }
      if (!sha256(canonical(round)).equals(hash)) {
        return "round " + (i + 1) + " does not have its hash";
      }
      if (!isSigned(round, hash)) {
        return "round " + (i + 1) + " is not signed by the venue";
      }
      previous = hash;
    }
    return "";
  }

  private boolean isSigned(JsonNode round, String hash) {
    PublicKey key = keys.get(round.get("keyId").asString(""));
    if (key == null) {
      return false;
    }
    try {
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(key);
      verifier.update(("counterpool-round-v1\n" + hash).getBytes(StandardCharsets.US_ASCII));
      return verifier.verify(Base64.getDecoder().decode(round.get("signature").stringValue()));
    } catch (GeneralSecurityException broken) {
      return false;
    }
  }

  /** Keys sorted, nulls and the three members about the hash left out, no white space. */
  static String canonical(JsonNode round) {
    Map<String, JsonNode> members = members(round);
    List.of("hash", "keyId", "signature").forEach(members::remove);
    return object(members);
  }

  private static String written(JsonNode value) {
    if (value.isObject()) {
      return object(members(value));
    }
    if (value.isArray()) {
      List<String> items = new ArrayList<>();
      value.forEach(item -> items.add(written(item)));
      return "[" + String.join(",", items) + "]";
    }
    return value.toString();
  }

  private static Map<String, JsonNode> members(JsonNode object) {
    Map<String, JsonNode> members = new TreeMap<>();
    object
        .properties()
        .forEach(
            member -> {
              if (!member.getValue().isNull()) {
                members.put(member.getKey(), member.getValue());
              }
            });
    return members;
  }

  private static String object(Map<String, JsonNode> members) {
    List<String> written = new ArrayList<>();
    members.forEach((name, value) -> written.add("\"" + name + "\":" + written(value)));
    return "{" + String.join(",", written) + "}";
  }

  static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException absent) {
      throw new IllegalStateException(absent);
    }
  }
}
