package io.counterpool.kit.wire;

import io.counterpool.models.Decimal;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** Reads a decimal from a JSON string in plain form; a JSON number is refused. */
final class DecimalDeserializer extends StdScalarDeserializer<Decimal> {

  private static final String EXPECTED =
      "must be a decimal string of at most 20 digits before and 18 after the point, such as"
          + " \"12.5\"; no exponent, no minus zero";

  DecimalDeserializer() {
    super(Decimal.class);
  }

  @Override
  public Decimal deserialize(JsonParser in, DeserializationContext context) {
    if (in.currentToken() != JsonToken.VALUE_STRING) {
      throw new FieldFormException(in, Decimal.class, EXPECTED);
    }
    try {
      return Decimal.of(in.getString());
    } catch (IllegalArgumentException notPlain) {
      throw new FieldFormException(in, Decimal.class, EXPECTED);
    }
  }
}
