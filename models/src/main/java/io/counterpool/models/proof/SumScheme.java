package io.counterpool.models.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * How leaves and inner nodes of a Merkle-sum tree are hashed: what the root commits its publisher
 * to.
 */
public sealed interface SumScheme permits BoundSums, TotalOnlySums {

  /**
   * Whether a root binds each child's sum, so that it cannot be shown differently to two holders.
   */
  boolean bindsChildSums();

  /** The leaf of a holder. */
  SumNode leaf(Liability liability);

  /** The parent of two nodes: sums add. */
  SumNode join(SumNode left, SumNode right);

  /** The schemes by name. */
  static Map<String, Class<? extends SumScheme>> models() {
    return Map.of(BoundSums.TAG, BoundSums.class, TotalOnlySums.TAG, TotalOnlySums.class);
  }

  /** SHA-256 of UTF-8 text in lower-case hex. */
  static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java platform has SHA-256", missing);
    }
  }
}
