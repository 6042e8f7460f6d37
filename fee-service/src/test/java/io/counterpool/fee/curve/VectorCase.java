package io.counterpool.fee.curve;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * One published case as a question to a curve: posted models, a state, one x, and what the series
 * must show there.
 */
final class VectorCase {

  /**
   * What a series must show.
   *
   * @param read turns the value of the series into that of the vector
   */
  record Wanted(
      String series,
      UnaryOperator<BigDecimal> read,
      BigDecimal want,
      BigDecimal relative,
      BigDecimal absolute) {}

  final String name;
  final String curve;
  final String part;
  final Map<String, Object> model;
  final String x;
  final Map<String, Object> state = new LinkedHashMap<>();
  final List<Wanted> wanted = new ArrayList<>();

  VectorCase(String name, String curve, String part, Map<String, Object> model, BigDecimal x) {
    this.name = name;
    this.curve = curve;
    this.part = part;
    this.model = model;
    this.x = x.stripTrailingZeros().toPlainString();
  }

  VectorCase state(String figure, Object value) {
    state.put(figure, value instanceof BigDecimal number ? number.toPlainString() : value);
    return this;
  }

  VectorCase want(String series, BigDecimal want, String relative, String absolute) {
    return want(series, value -> value, want, relative, absolute);
  }

  VectorCase want(
      String series,
      UnaryOperator<BigDecimal> read,
      BigDecimal want,
      String relative,
      String absolute) {
    wanted.add(new Wanted(series, read, want, new BigDecimal(relative), new BigDecimal(absolute)));
    return this;
  }

  /** The body of the request. */
  Map<String, Object> body() {
    Map<String, Object> body = new HashMap<>();
    body.put("models", Map.of(part, model));
    body.put("at", List.of(x));
    body.put("state", state);
    return body;
  }

  @Override
  public String toString() {
    return name;
  }
}
