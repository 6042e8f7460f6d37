package io.counterpool.launcher.vectors;

import io.counterpool.models.Decimal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The inputs of a case by name; a missing or ill-typed one is refused with its name. */
record Inputs(JsonNode node) {

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
    try {
      return plain(name).toBigIntegerExact();
    } catch (ArithmeticException fraction) {
      throw new IllegalArgumentException(name + " is not a whole number", fraction);
    }
  }

  long count(String name) {
    try {
      return plain(name).longValueExact();
    } catch (ArithmeticException tooWide) {
      throw new IllegalArgumentException(name + " is not a whole number in range", tooWide);
    }
  }

  int small(String name) {
    return Math.toIntExact(count(name));
  }

  List<Decimal> decimals(String name) {
    return plains(name).stream().map(Decimal::of).toList();
  }

  List<BigDecimal> plains(String name) {
    List<BigDecimal> values = new ArrayList<>();
    array(name).forEach(value -> values.add(plain(name, value)));
    return List.copyOf(values);
  }

  /** A list of lists of two decimals. */
  List<List<BigDecimal>> pairs(String name) {
    List<List<BigDecimal>> pairs = new ArrayList<>();
    for (JsonNode pair : array(name)) {
      if (!pair.isArray() || pair.size() != 2) {
        throw new IllegalArgumentException(name + " is not a list of pairs");
      }
      pairs.add(List.of(plain(name, pair.get(0)), plain(name, pair.get(1))));
    }
    return List.copyOf(pairs);
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

  private static BigDecimal plain(String name, JsonNode value) {
    if (value.isNumber()) {
      return value.decimalValue();
    }
    String text = text(name, value);
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException(name + " is not a number: " + text, notANumber);
    }
  }
}
