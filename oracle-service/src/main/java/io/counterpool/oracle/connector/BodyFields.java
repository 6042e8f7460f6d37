package io.counterpool.oracle.connector;

import java.math.BigDecimal;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the fields of a source's JSON; whatever is not of the form expected is refused by name. */
final class BodyFields {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** Venues write plain decimals; an exponent or a word such as NaN is none. */
  private static final Pattern PLAIN = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,30})?");

  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");

  /** The last millisecond of the year 9999. */
  private static final long LAST_MILLIS = 253_402_300_799_999L;

  private BodyFields() {}

  static JsonNode tree(String body) throws SourceException {
    try {
      return JSON.readTree(body);
    } catch (JacksonException noJson) {
      throw new SourceException(FailureReason.MALFORMED, "the body is not JSON", noJson);
    }
  }

  /** A decimal that the source writes as a string. */
  static BigDecimal decimal(JsonNode body, String pointer) throws SourceException {
    JsonNode node = body.at(pointer);
    if (!node.isString() || !PLAIN.matcher(node.stringValue()).matches()) {
      throw malformed(pointer, "a decimal in a string");
    }
    return new BigDecimal(node.stringValue());
  }

  static String text(JsonNode body, String pointer) throws SourceException {
    JsonNode node = body.at(pointer);
    if (!node.isString()) {
      throw malformed(pointer, "a string");
    }
    return node.stringValue();
  }

  /** A whole number, as a number or in a string. */
  static long whole(JsonNode body, String pointer) throws SourceException {
    JsonNode node = body.at(pointer);
    String text = node.isIntegralNumber() || node.isString() ? node.asString() : "";
    if (!WHOLE.matcher(text).matches()) {
      throw malformed(pointer, "a whole number");
    }
    return Long.parseLong(text);
  }

  /**
   * Unix milliseconds of a time in units of {@code unitMillis}; empty if the field is not there.
   */
  static OptionalLong millis(JsonNode body, String pointer, int unitMillis) throws SourceException {
    if (isAbsent(body, pointer)) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(requireTime(pointer, whole(body, pointer), unitMillis));
  }

  static long requireTime(String pointer, long units, int unitMillis) throws SourceException {
    if (units <= 0 || units > LAST_MILLIS / unitMillis) {
      throw malformed(pointer, "a time of our era");
    }
    return units * unitMillis;
  }

  static boolean isAbsent(JsonNode body, String pointer) {
    JsonNode node = body.at(pointer);
    return node.isMissingNode() || node.isNull();
  }

  static SourceException malformed(String pointer, String expected) {
    return new SourceException(FailureReason.MALFORMED, pointer + " is not " + expected);
  }
}
