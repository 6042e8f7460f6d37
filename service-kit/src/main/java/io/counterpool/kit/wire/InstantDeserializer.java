package io.counterpool.kit.wire;

import java.time.Instant;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** Reads an instant in {@link InstantForm}. */
final class InstantDeserializer extends StdScalarDeserializer<Instant> {

  InstantDeserializer() {
    super(Instant.class);
  }

  @Override
  public Instant deserialize(JsonParser in, DeserializationContext context) {
    if (in.currentToken() != JsonToken.VALUE_STRING) {
      throw new FieldFormException(in, Instant.class, InstantForm.EXPECTED);
    }
    try {
      return InstantForm.read(in.getString());
    } catch (IllegalArgumentException otherForm) {
      throw new FieldFormException(in, Instant.class, InstantForm.EXPECTED);
    }
  }
}
