package io.counterpool.kit.wire;

import io.counterpool.models.Decimal;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.ConditionalGenericConverter;
import org.springframework.format.support.DefaultFormattingConversionService;

/** The forms of the wire in paths and parameters of calls to other services. */
public final class WireConversions {

  private WireConversions() {}

  /** Writes decimals, instants and {@link SingleValue} records as strings. */
  public static ConversionService service() {
    DefaultFormattingConversionService service = new DefaultFormattingConversionService();
    service.addConverter(Decimal.class, String.class, Decimal::toString);
    service.addConverter(Instant.class, String.class, InstantForm::write);
    service.addConverter(new SingleValueWriter(service));
    return service;
  }

  private static final class SingleValueWriter implements ConditionalGenericConverter {

    private final ConversionService conversions;

    private SingleValueWriter(ConversionService conversions) {
      this.conversions = conversions;
    }

    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
      return Set.of(new ConvertiblePair(Record.class, String.class));
    }

    @Override
    public boolean matches(TypeDescriptor source, TypeDescriptor target) {
      return SingleValue.is(source.getType());
    }

    @Override
    public @Nullable Object convert(
        @Nullable Object source, TypeDescriptor from, TypeDescriptor target) {
      RecordComponent component = source == null ? null : SingleValue.component(source.getClass());
      return source == null || component == null
          ? null
          : conversions.convert(ModelJson.value(component, source), String.class);
    }
  }
}
