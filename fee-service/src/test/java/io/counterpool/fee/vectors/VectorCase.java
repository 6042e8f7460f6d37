package io.counterpool.fee.vectors;

import io.counterpool.models.Decimal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A published case as a question to a curve: the model of a part of a schedule, a state, one x, and
 * what the series must show there.
 */
final class VectorCase {

  /**
   * What a series must show.
   *
   * @param direct what the class of the model answers when it is called
   * @param read turns the value of the series into that of the vector
   */
  record Wanted(
      String series,
      Decimal direct,
      UnaryOperator<BigDecimal> read,
      BigDecimal want,
      BigDecimal relative,
      BigDecimal absolute) {}

  final Published source;
  final String curve;
  final String part;
  final Map<String, Object> model;
  final Decimal x;
  final Map<String, Object> state = new LinkedHashMap<>();
  final List<Wanted> wanted = new ArrayList<>();

  /** Why no schedule may have the model; null: it is asked of a stored one. */
  @Nullable String refusal;

  VectorCase(Published source, String curve, String part, Record model, Decimal x) {
    this.source = source;
    this.curve = curve;
    this.part = part;
    this.model = ModelBody.of(model);
    this.x = x;
  }

  VectorCase state(String figure, Object value) {
    state.put(figure, value instanceof Decimal number ? number.toString() : value);
    return this;
  }

  VectorCase refused(String reason) {
    refusal = reason;
    return this;
  }

  VectorCase want(
      String series, Decimal direct, BigDecimal want, String relative, String absolute) {
    return want(series, direct, value -> value, want, relative, absolute);
  }

  VectorCase want(
      String series,
      Decimal direct,
      UnaryOperator<BigDecimal> read,
      BigDecimal want,
      String relative,
      String absolute) {
    wanted.add(
        new Wanted(series, direct, read, want, new BigDecimal(relative), new BigDecimal(absolute)));
    return this;
  }

  @Override
  public String toString() {
    return source.name();
  }
}
