package io.counterpool.kit.wire;

import io.counterpool.models.Decimal;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/** Writes a decimal as a JSON string in its canonical plain form. */
final class DecimalSerializer extends StdScalarSerializer<Decimal> {

  DecimalSerializer() {
    super(Decimal.class);
  }

  @Override
  public void serialize(Decimal value, JsonGenerator out, SerializationContext context) {
    out.writeString(value.toString());
  }
}
