package io.counterpool.kit.wire;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.AnnotationsUtils;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Says in the contract what {@link RecordIntrospector} enforces: a component of a record is
 * required, unless it is {@link Nullable}; then it may be absent or null.
 */
@Component
final class RecordSchemas implements ModelConverter {

  private static final String NULL = "null";

  @Override
  public @Nullable Schema<?> resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
    Schema<?> shown = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
    JavaType java = Json.mapper().constructType(type.getType());
    if (shown != null && java != null && RecordIntrospector.isStrict(java.getRawClass())) {
      Schema<?> model = defined(shown, context);
      if (model != null && model.getProperties() != null) {
        List<String> required = new ArrayList<>();
        describe(java.getRawClass(), model, required);
        model.setRequired(required.isEmpty() ? null : required);
      }
    }
    return shown;
  }

  private static @Nullable Schema<?> defined(Schema<?> shown, ModelConverterContext context) {
    String ref = shown.get$ref();
    return ref == null
        ? shown
        : context.getDefinedModels().get(ref.substring(ref.lastIndexOf('/') + 1));
  }

  /** Adds to {@code required} the names of what must be present, and lets the rest be null. */
  private static void describe(Class<?> type, Schema<?> model, List<String> required) {
    for (RecordComponent component : type.getRecordComponents()) {
      String name = component.getName();
      Schema<?> property = (Schema<?>) model.getProperties().get(name);
      if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
        describe(component.getType(), model, required);
      } else if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        if (property != null) {
          model.addProperty(name, nullable(property));
        }
      } else if (property != null) {
        required.add(name);
      }
    }
  }

  /** {@code property} or null. It may be shared with other properties, so it is not changed. */
  private static Schema<?> nullable(Schema<?> property) {
    if (property.getAnyOf() != null
        || (property.getTypes() != null && property.getTypes().contains(NULL))) {
      return property;
    }
    if (property.get$ref() != null) {
      Schema<Object> choice = new JsonSchema();
      choice.addAnyOfItem(property);
      choice.addAnyOfItem(new JsonSchema().types(Set.of(NULL)));
      return choice;
    }
    Schema<Object> copy = copy(property);
    Set<String> types = new LinkedHashSet<>();
    if (property.getTypes() != null) {
      types.addAll(property.getTypes());
    } else if (property.getType() != null) {
      types.add(property.getType());
    }
    types.add(NULL);
    copy.setTypes(types);
    if (copy.getEnum() != null) {
      List<Object> values = new ArrayList<>(copy.getEnum());
      values.add(null);
      copy.setEnum(values);
    }
    return copy;
  }

  @SuppressWarnings("unchecked")
  private static Schema<Object> copy(Schema<?> property) {
    return (Schema<Object>) AnnotationsUtils.clone(property, true);
  }
}
