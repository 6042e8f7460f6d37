package io.counterpool.launcher.vectors;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Compares an answer with what a case expects, as {@code vectors/README.md} says: every expected
 * field must be there, decimals compare as decimals within the case's {@code check}, everything
 * else compares as it is.
 */
final class Judge {

  /** What may differ: either bound is enough; a bound that is not given is 0. */
  private record Tolerance(BigDecimal relative, BigDecimal absolute) {

    boolean allows(BigDecimal want, BigDecimal got) {
      BigDecimal difference = got.subtract(want).abs();
      return difference.compareTo(absolute) <= 0
          || difference.compareTo(relative.multiply(want.abs())) <= 0;
    }
  }

  private Judge() {}

  /** What is wrong with the answer, in one line; empty if nothing is. */
  static Optional<String> fault(JsonNode expected, JsonNode answer, JsonNode check) {
    if (expected.has("error")) {
      return answer.has("error")
          ? Optional.empty()
          : Optional.of("a refusal is expected, was " + answer);
    }
    return compare("", expected, answer, check, tolerance(check));
  }

  private static Optional<String> compare(
      String path, JsonNode want, JsonNode got, JsonNode check, Tolerance tolerance) {
    if (want.isObject()) {
      for (Map.Entry<String, JsonNode> member : want.properties()) {
        String name = member.getKey();
        JsonNode override = check.path("fields").path(name);
        Optional<String> fault =
            compare(
                path.isEmpty() ? name : path + "." + name,
                member.getValue(),
                got.path(name),
                check,
                override.isMissingNode() ? tolerance : tolerance(override));
        if (fault.isPresent()) {
          return fault;
        }
      }
      return Optional.empty();
    }
    if (want.isArray()) {
      if (!got.isArray() || got.size() != want.size()) {
        return Optional.of(path + ": a list of " + want.size() + " is expected, was " + shown(got));
      }
      for (int i = 0; i < want.size(); i++) {
        Optional<String> fault =
            compare(path + "[" + i + "]", want.get(i), got.get(i), check, tolerance);
        if (fault.isPresent()) {
          return fault;
        }
      }
      return Optional.empty();
    }
    Optional<BigDecimal> wanted = number(want);
    Optional<BigDecimal> answered = number(got);
    boolean same =
        (wanted.isPresent() && answered.isPresent())
            ? tolerance.allows(wanted.get(), answered.get())
            : want.equals(got);
    return same
        ? Optional.empty()
        : Optional.of(path + ": " + shown(want) + " is expected, was " + shown(got));
  }

  private static String shown(JsonNode node) {
    if (node.isMissingNode()) {
      return "nothing";
    }
    String text = node.toString();
    return text.length() <= 120 ? text : text.substring(0, 117) + "...";
  }

  private static Tolerance tolerance(JsonNode check) {
    return new Tolerance(
        number(check.path("relative")).orElse(BigDecimal.ZERO),
        number(check.path("absolute")).orElse(BigDecimal.ZERO));
  }

  /** The value if it is a number or a string that is a decimal. */
  private static Optional<BigDecimal> number(JsonNode node) {
    if (node.isNumber()) {
      return Optional.of(node.decimalValue());
    }
    if (!node.isString()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BigDecimal(node.stringValue()));
    } catch (NumberFormatException text) {
      return Optional.empty();
    }
  }

  /** The check of a case that states none: equal. */
  static JsonNode exact() {
    return JsonNodeFactory.instance.objectNode();
  }
}
