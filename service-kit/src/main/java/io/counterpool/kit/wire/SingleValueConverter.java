package io.counterpool.kit.wire;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.ConditionalGenericConverter;
import org.springframework.format.FormatterRegistry;

/** Reads {@link SingleValue} records from path variables and parameters. */
final class SingleValueConverter implements ConditionalGenericConverter {

  private final FormatterRegistry conversions;

  SingleValueConverter(FormatterRegistry conversions) {
    this.conversions = conversions;
  }

  @Override
  public Set<ConvertiblePair> getConvertibleTypes() {
    return Set.of(new ConvertiblePair(String.class, Record.class));
  }

  @Override
  public boolean matches(TypeDescriptor source, TypeDescriptor target) {
    return SingleValue.is(target.getType());
  }

  @Override
  public @Nullable Object convert(
      @Nullable Object source, TypeDescriptor from, TypeDescriptor target) {
    RecordComponent component = SingleValue.component(target.getType());
    if (source == null || component == null) {
      return null;
    }
    Object value = ((ConversionService) conversions).convert(source, component.getType());
    try {
      Constructor<?> canonical = target.getType().getDeclaredConstructor(component.getType());
      canonical.setAccessible(true);
      return canonical.newInstance(value);
    } catch (InvocationTargetException refused) {
      if (refused.getCause() instanceof IllegalArgumentException reason) {
        throw reason;
      }
      throw new IllegalStateException("constructor of " + target.getName(), refused.getCause());
    } catch (ReflectiveOperationException closed) {
      throw new IllegalStateException("cannot construct " + target.getName(), closed);
    }
  }
}
