package io.counterpool.kit.wire;

import java.time.Instant;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/** Writes an instant in {@link InstantForm}. */
final class InstantSerializer extends StdScalarSerializer<Instant> {

  InstantSerializer() {
    super(Instant.class);
  }

  @Override
  public void serialize(Instant value, JsonGenerator out, SerializationContext context) {
    out.writeString(InstantForm.write(value));
  }
}
