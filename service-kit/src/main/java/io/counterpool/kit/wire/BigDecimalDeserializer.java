package io.counterpool.kit.wire;

import io.counterpool.models.Decimal;
import java.math.BigDecimal;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** Reads a big decimal from the same plain string as {@link Decimal}. */
final class BigDecimalDeserializer extends StdScalarDeserializer<BigDecimal> {

  private final DecimalDeserializer decimals = new DecimalDeserializer();

  BigDecimalDeserializer() {
    super(BigDecimal.class);
  }

  @Override
  public BigDecimal deserialize(JsonParser in, DeserializationContext context) {
    Decimal value = decimals.deserialize(in, context);
    return value.isZero() ? BigDecimal.ZERO : value.toBigDecimal().stripTrailingZeros();
  }
}
