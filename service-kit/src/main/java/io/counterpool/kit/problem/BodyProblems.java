package io.counterpool.kit.problem;

import io.counterpool.kit.wire.FieldFormException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says what is wrong with a JSON body: which field, and what was expected there. */
public final class BodyProblems {

  private BodyProblems() {}

  /** The problem of a body that could not be read. Names no class. */
  public static Problem of(JacksonException wrong) {
    String field = field(wrong);
    if (wrong instanceof UnrecognizedPropertyException) {
      return Problem.of(KitProblems.UNKNOWN_FIELD)
          .detail("There is no field " + field + " here.")
          .with("field", field);
    }
    if (wrong instanceof StreamReadException && !(wrong instanceof InputCoercionException)) {
      return Problem.of(KitProblems.MALFORMED_BODY)
          .detail(
              "The body is not valid JSON at line %d, column %d."
                  .formatted(wrong.getLocation().getLineNr(), wrong.getLocation().getColumnNr()));
    }
    String rule = rule(wrong);
    return Problem.of(KitProblems.INVALID_FIELD)
        .detail((field.isEmpty() ? "The body" : field) + " " + rule + ".")
        .with("field", field);
  }

  private static String rule(JacksonException wrong) {
    for (Throwable cause = wrong; cause != null; cause = cause.getCause()) {
      if (cause instanceof IllegalArgumentException refused && refused.getMessage() != null) {
        return "is refused: " + refused.getMessage();
      }
    }
    return switch (wrong) {
      case FieldFormException form -> form.getOriginalMessage();
      case InputCoercionException _ -> "must be a number in range";
      case InvalidNullException _ -> "is required";
      case MismatchedInputException mismatch
          when mismatch.getOriginalMessage().startsWith("Missing required creator property") ->
          "is required";
      case MismatchedInputException mismatch -> "must be " + expected(mismatch.getTargetType());
      default -> "has the wrong form";
    };
  }

  private static String expected(@Nullable Class<?> type) {
    if (type == null) {
      return "of another form";
    }
    if (type.isEnum()) {
      return "one of " + Arrays.toString(type.getEnumConstants());
    }
    if (type == String.class) {
      return "a string";
    }
    if (type == UUID.class) {
      return "a UUID";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
      return "a number in range";
    }
    if (Collection.class.isAssignableFrom(type) || type.isArray()) {
      return "a list";
    }
    if (Map.class.isAssignableFrom(type) || type.isRecord()) {
      return "an object";
    }
    return "of another form";
  }

  /** Dotted path with list indices: {@code reports[3].price}. */
  private static String field(JacksonException wrong) {
    StringBuilder path = new StringBuilder();
    for (JacksonException.Reference step : wrong.getPath()) {
      String name = step.getPropertyName();
      if (name == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(name);
      }
    }
    if (path.isEmpty()
        && wrong instanceof MismatchedInputException mismatch
        && mismatch.getOriginalMessage() != null) {
      return missingName(mismatch.getOriginalMessage());
    }
    return path.toString();
  }

  private static String missingName(String message) {
    int from = message.indexOf('\'');
    int until = message.indexOf('\'', from + 1);
    return message.startsWith("Missing required creator property") && from >= 0 && until > from
        ? message.substring(from + 1, until)
        : "";
  }
}
