package io.counterpool.launcher.vectors;

import io.counterpool.models.Decimal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;

/** The inputs of a case by name; a missing or ill-typed one is refused with its name. */
record Inputs(JsonNode node) {

  /** Digits before or after the point; written out, more would stop a run. */
  private static final int LARGEST_SCALE = 10_000;

  boolean has(String name) {
    JsonNode value = node.path(name);
    return !value.isMissingNode() && !value.isNull();
  }

  String text(String name) {
    return text(name, required(name));
  }

  boolean flag(String name) {
    JsonNode value = required(name);
    if (!value.isBoolean()) {
      throw new IllegalArgumentException(name + " is not true or false: " + value);
    }
    return value.booleanValue();
  }

  /** A decimal, written as a string or a number. */
  Decimal decimal(String name) {
    return Decimal.of(plain(name));
  }

  Decimal decimalOr(String name, Decimal otherwise) {
    return has(name) ? decimal(name) : otherwise;
  }

  /** A decimal of any number of digits. */
  BigDecimal plain(String name) {
    return plain(name, required(name));
  }

  BigInteger whole(String name) {
    return whole(name, plain(name));
  }

  List<BigInteger> wholes(String name) {
    return plains(name).stream().map(value -> whole(name, value)).toList();
  }

  long count(String name) {
    return count(name, plain(name));
  }

  /** Whole numbers of seconds, blocks or the like. */
  List<Long> counts(String name) {
    return plains(name).stream().map(value -> count(name, value)).toList();
  }

  int small(String name) {
    return small(name, plain(name));
  }

  List<Decimal> decimals(String name) {
    return plains(name).stream().map(Decimal::of).toList();
  }

  List<BigDecimal> plains(String name) {
    List<BigDecimal> values = new ArrayList<>();
    array(name).forEach(value -> values.add(plain(name, value)));
    return List.copyOf(values);
  }

  /** A decimal as the nearest double: risk numerics. */
  double real(String name) {
    return plain(name).doubleValue();
  }

  double realOr(String name, double otherwise) {
    return has(name) ? real(name) : otherwise;
  }

  double[] reals(String name) {
    return plains(name).stream().mapToDouble(BigDecimal::doubleValue).toArray();
  }

  List<String> texts(String name) {
    List<String> values = new ArrayList<>();
    array(name).forEach(value -> values.add(text(name, value)));
    return List.copyOf(values);
  }

  /** A list of objects. */
  List<Inputs> items(String name) {
    List<Inputs> values = new ArrayList<>();
    array(name).forEach(value -> values.add(new Inputs(value)));
    return List.copyOf(values);
  }

  /** A list of lists of two decimals. */
  List<List<BigDecimal>> pairs(String name) {
    List<List<BigDecimal>> pairs = rows(name, Inputs::plain);
    if (pairs.stream().anyMatch(pair -> pair.size() != 2)) {
      throw new IllegalArgumentException(name + " is not a list of pairs");
    }
    return pairs;
  }

  List<List<Decimal>> decimalRows(String name) {
    return rows(name, (key, value) -> Decimal.of(plain(key, value)));
  }

  List<List<BigInteger>> wholeRows(String name) {
    return rows(name, (key, value) -> whole(key, plain(key, value)));
  }

  /** A list of lists, each value as it is written. */
  List<List<String>> textRows(String name) {
    return rows(name, (_, value) -> value.asString());
  }

  private <T> List<List<T>> rows(String name, BiFunction<String, JsonNode, T> read) {
    List<List<T>> rows = new ArrayList<>();
    for (JsonNode row : array(name)) {
      if (!row.isArray()) {
        throw new IllegalArgumentException(name + " is not a list of lists");
      }
      List<T> values = new ArrayList<>();
      row.forEach(value -> values.add(read.apply(name, value)));
      rows.add(List.copyOf(values));
    }
    return List.copyOf(rows);
  }

  /** An object. */
  Inputs object(String name) {
    JsonNode value = required(name);
    if (!value.isObject()) {
      throw new IllegalArgumentException(name + " is not an object");
    }
    return new Inputs(value);
  }

  /** The objects of an object by their names, in the written order. */
  Map<String, Inputs> members(String name) {
    Map<String, Inputs> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> member : object(name).node().properties()) {
      values.put(member.getKey(), new Inputs(member.getValue()));
    }
    return Collections.unmodifiableMap(values);
  }

  /** The decimals of an object, whatever their names; nulls are left out. */
  List<Decimal> decimalMembers(String name) {
    List<Decimal> values = new ArrayList<>();
    for (Map.Entry<String, JsonNode> member : required(name).properties()) {
      if (!member.getValue().isNull()) {
        values.add(Decimal.of(plain(member.getKey(), member.getValue())));
      }
    }
    return List.copyOf(values);
  }

  private JsonNode array(String name) {
    JsonNode value = required(name);
    if (!value.isArray()) {
      throw new IllegalArgumentException(name + " is not a list");
    }
    return value;
  }

  private JsonNode required(String name) {
    if (!has(name)) {
      throw new IllegalArgumentException("missing input " + name);
    }
    return node.path(name);
  }

  private static String text(String name, JsonNode value) {
    if (!value.isString()) {
      throw new IllegalArgumentException(name + " is not a text: " + value);
    }
    return value.stringValue();
  }

  private static BigInteger whole(String name, BigDecimal value) {
    try {
      return value.toBigIntegerExact();
    } catch (ArithmeticException fraction) {
      throw new IllegalArgumentException(name + " is not a whole number", fraction);
    }
  }

  static long count(String name, BigDecimal value) {
    try {
      return value.longValueExact();
    } catch (ArithmeticException tooWide) {
      throw new IllegalArgumentException(name + " is not a whole number in range", tooWide);
    }
  }

  static int small(String name, BigDecimal value) {
    try {
      return value.intValueExact();
    } catch (ArithmeticException tooWide) {
      throw new IllegalArgumentException(name + " is not a whole number in range", tooWide);
    }
  }

  /** A number of a sane exponent, written as a string or a number. */
  static BigDecimal plain(String name, JsonNode value) {
    return value.isNumber() ? bounded(name, value.decimalValue()) : plain(name, text(name, value));
  }

  static BigDecimal plain(String name, String text) {
    try {
      return bounded(name, new BigDecimal(text));
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException(name + " is not a number: " + text, notANumber);
    }
  }

  private static BigDecimal bounded(String name, BigDecimal value) {
    if (Math.abs((long) value.scale()) > LARGEST_SCALE) {
      throw new IllegalArgumentException(
          name + " must have an exponent from -10000 to 10000, was 10^" + -(long) value.scale());
    }
    return value;
  }
}
