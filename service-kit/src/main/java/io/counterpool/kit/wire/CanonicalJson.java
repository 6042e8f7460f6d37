package io.counterpool.kit.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * One byte sequence per value: keys sorted, absent and null fields left out, no white space,
 * decimals in canonical form. Hashes of commands and of published content are taken over it.
 */
@Component
public final class CanonicalJson {

  private final JsonMapper mapper;

  public CanonicalJson(JsonMapper wire) {
    this.mapper =
        wire.rebuild()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(SerializationFeature.INDENT_OUTPUT)
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .disable(JsonNodeFeature.WRITE_NULL_PROPERTIES)
            .changeDefaultPropertyInclusion(
                inclusion ->
                    inclusion
                        .withValueInclusion(JsonInclude.Include.NON_NULL)
                        .withContentInclusion(JsonInclude.Include.NON_NULL))
            .build();
  }

  /** Canonical UTF-8 bytes of a record, map, list or value. */
  public byte[] bytes(Object value) {
    // By way of a tree: a model writes its tag first, a tree writes the keys of every object
    // sorted.
    return mapper
        .writeValueAsString(mapper.<JsonNode>valueToTree(value))
        .getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The same text for a map of plain values, without the tree: fit for rows written by the
   * thousand.
   *
   * @param figures texts, numbers, instants, decimals and maps and lists of them; no models
   */
  public String plain(Map<String, ?> figures) {
    return mapper.writeValueAsString(figures);
  }

  /** Lower-case hex SHA-256 of the canonical bytes. */
  public String hash(Object value) {
    return sha256(bytes(value));
  }

  /** Lower-case hex SHA-256. */
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("every Java platform has SHA-256", absent);
    }
  }
}
