package io.counterpool.fee.vectors;

import io.counterpool.models.Decimal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * One case of a vector file.
 *
 * @param file its path below the vectors, without its ending
 * @param name the file, the name of the case and its number
 */
record Published(String file, String name, JsonNode in, JsonNode expected, JsonNode check) {

  BigDecimal in(String field) {
    return number(in, field);
  }

  /** The same where the wire has as many digits. */
  Decimal decimal(String field) {
    return Decimal.of(in(field));
  }

  int whole(String field) {
    return in(field).intValueExact();
  }

  long seconds(String field) {
    return in(field).longValueExact();
  }

  BigDecimal expected(String field) {
    return number(expected, field);
  }

  boolean expects(String field) {
    return expected.has(field);
  }

  /** An expected list of numbers; empty if the case states none. */
  List<BigDecimal> expectedList(String field) {
    List<BigDecimal> numbers = new ArrayList<>();
    expected.path(field).forEach(each -> numbers.add(new BigDecimal(each.asString())));
    return numbers;
  }

  String relative(String otherwise) {
    return check.has("relative") ? check.path("relative").asString() : otherwise;
  }

  String absolute(String otherwise) {
    return check.has("absolute") ? check.path("absolute").asString() : otherwise;
  }

  static BigDecimal number(JsonNode from, String field) {
    if (!from.has(field)) {
      throw new IllegalArgumentException("no field " + field);
    }
    return new BigDecimal(from.path(field).asString());
  }

  @Override
  public String toString() {
    return name;
  }
}
