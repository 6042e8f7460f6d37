package io.counterpool.kit.wire;

import java.lang.reflect.RecordComponent;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads the tag, then exactly the components of the tagged record. */
final class ModelDeserializer<F> extends StdDeserializer<F> {

  private final ModelFamily<F> family;

  ModelDeserializer(ModelFamily<F> family) {
    super(family.type());
    this.family = family;
  }

  @Override
  public F deserialize(JsonParser in, DeserializationContext context) {
    JsonNode body = context.readTree(in);
    if (!body.isObject()) {
      throw new FieldFormException(in, family.type(), "must be an object with a model tag");
    }
    Class<? extends F> model = model(in, body.get(ModelJson.TAG));
    RecordComponent[] components = model.getRecordComponents();
    refuseUnknown(in, body, model, components);
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      values[i] = component(in, context, body, model, components[i]);
    }
    return ModelJson.construct(model, values, in);
  }

  private Class<? extends F> model(JsonParser in, @Nullable JsonNode tag) {
    Class<? extends F> model =
        tag != null && tag.isString() ? family.models().get(tag.stringValue()) : null;
    if (model == null) {
      throw at(
          new FieldFormException(
              in, String.class, "must be one of " + new TreeSet<>(family.models().keySet())),
          ModelJson.TAG);
    }
    return model;
  }

  private static void refuseUnknown(
      JsonParser in, JsonNode body, Class<?> model, RecordComponent[] components) {
    for (String name : body.propertyNames()) {
      boolean known = name.equals(ModelJson.TAG);
      for (RecordComponent component : components) {
        known |= component.getName().equals(name);
      }
      if (!known) {
        throw at(new FieldFormException(in, model, "is not a field of this model"), name);
      }
    }
  }

  private static @Nullable Object component(
      JsonParser in,
      DeserializationContext context,
      JsonNode body,
      Class<?> model,
      RecordComponent component) {
    JsonNode value = body.get(component.getName());
    if (value == null || value.isNull()) {
      if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        return null;
      }
      throw at(new FieldFormException(in, model, "is required"), component.getName());
    }
    try {
      return context.readTreeAsValue(value, context.constructType(component.getGenericType()));
    } catch (JacksonException wrong) {
      throw at(wrong, component.getName());
    }
  }

  private static JacksonException at(JacksonException wrong, String field) {
    return wrong.prependPath(new JacksonException.Reference(null, field));
  }
}
