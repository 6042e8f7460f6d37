package io.counterpool.kit.wire;

import java.lang.reflect.RecordComponent;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

/** Writes the tag first, then the components in their declared order. */
final class ModelSerializer<F> extends StdSerializer<F> {

  private final ModelFamily<F> family;

  ModelSerializer(ModelFamily<F> family) {
    super(family.type());
    this.family = family;
  }

  @Override
  public void serialize(F model, JsonGenerator out, SerializationContext context) {
    out.writeStartObject(model);
    out.writeStringProperty(ModelJson.TAG, family.tag(model));
    for (RecordComponent component : model.getClass().getRecordComponents()) {
      context.defaultSerializeProperty(component.getName(), ModelJson.value(component, model), out);
    }
    out.writeEndObject();
  }
}
