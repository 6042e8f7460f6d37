package io.counterpool.kit.wire;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Describes {@link SingleValue} records in the contract as the value they are on the wire. */
@Component
final class SingleValueSchemas implements ModelConverter {

  @Override
  public @Nullable Schema<?> resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
    AnnotatedType shown = type;
    JavaType java = Json.mapper().constructType(type.getType());
    RecordComponent component = java == null ? null : SingleValue.component(java.getRawClass());
    if (component != null) {
      shown =
          new AnnotatedType(component.getGenericType())
              .ctxAnnotations(type.getCtxAnnotations())
              .propertyName(type.getPropertyName())
              .parent(type.getParent())
              .components(type.getComponents())
              .schemaProperty(type.isSchemaProperty())
              .resolveAsRef(type.isResolveAsRef())
              .skipOverride(type.isSkipOverride());
    }
    return chain.hasNext() ? chain.next().resolve(shown, context, chain) : null;
  }
}
