package io.counterpool.launcher.vectors;

import io.counterpool.models.Decimal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Fields of an answer; decimals are written as plain strings. */
final class Answer {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final ObjectNode node = NODES.objectNode();

  /** A refusal with its reason. */
  static Answer error(String reason) {
    return new Answer().with("error", reason);
  }

  /** A refusal of a mechanism whose cases say {@code rejected}, with its reason. */
  static Answer rejected(String reason) {
    return error(reason).with("rejected", true);
  }

  /** The answer of such a mechanism: whatever it is, it says whether it is {@code rejected}. */
  static Answer rejecting(Inputs inputs, VectorModel model) {
    try {
      Answer answer = model.answer(inputs);
      return answer.node.has("rejected") ? answer : answer.with("rejected", false);
    } catch (IllegalArgumentException refused) {
      return rejected(String.valueOf(refused.getMessage()));
    }
  }

  Answer with(String name, Decimal value) {
    node.put(name, value.toString());
    return this;
  }

  Answer with(String name, BigDecimal value) {
    node.put(name, plain(value));
    return this;
  }

  Answer with(String name, BigInteger value) {
    node.put(name, value.toString());
    return this;
  }

  Answer with(String name, String value) {
    node.put(name, value);
    return this;
  }

  Answer with(String name, boolean value) {
    node.put(name, value);
    return this;
  }

  Answer with(String name, double value) {
    return with(name, new BigDecimal(Double.toString(value)));
  }

  Answer with(String name, int value) {
    node.put(name, Integer.toString(value));
    return this;
  }

  Answer withNull(String name) {
    node.putNull(name);
    return this;
  }

  Answer withDecimals(String name, List<Decimal> values) {
    ArrayNode list = node.putArray(name);
    values.forEach(value -> list.add(value.toString()));
    return this;
  }

  Answer withPlain(String name, List<BigDecimal> values) {
    ArrayNode list = node.putArray(name);
    values.forEach(value -> list.add(plain(value)));
    return this;
  }

  Answer withTexts(String name, List<String> values) {
    ArrayNode list = node.putArray(name);
    values.forEach(list::add);
    return this;
  }

  Answer withWhole(String name, List<BigInteger> values) {
    return withTexts(name, values.stream().map(BigInteger::toString).toList());
  }

  /** A list of lists. */
  Answer withRows(String name, List<List<Decimal>> rows) {
    ArrayNode list = node.putArray(name);
    for (List<Decimal> row : rows) {
      ArrayNode values = list.addArray();
      row.forEach(value -> values.add(value.toString()));
    }
    return this;
  }

  Answer withAnswers(String name, List<Answer> values) {
    ArrayNode list = node.putArray(name);
    values.forEach(value -> list.add(value.node));
    return this;
  }

  Answer with(String name, Answer value) {
    node.set(name, value.node);
    return this;
  }

  Answer withReals(String name, double[] values) {
    ArrayNode list = node.putArray(name);
    for (double value : values) {
      list.add(plain(new BigDecimal(Double.toString(value))));
    }
    return this;
  }

  ObjectNode json() {
    return node;
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
