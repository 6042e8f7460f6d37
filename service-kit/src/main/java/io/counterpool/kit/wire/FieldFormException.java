package io.counterpool.kit.wire;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.exc.MismatchedInputException;

/** A field has the wrong form; the message is written for the caller and follows the field name. */
public final class FieldFormException extends MismatchedInputException {

  public FieldFormException(@Nullable JsonParser in, Class<?> wanted, String expected) {
    super(in, expected, wanted);
  }
}
