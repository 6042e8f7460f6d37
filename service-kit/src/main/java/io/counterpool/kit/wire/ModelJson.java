package io.counterpool.kit.wire;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Models as JSON: {@code {"model": tag, …components}}. In requests and answers a {@link
 * ModelFamily} bean does this by itself; this class is for what is stored as text.
 */
public final class ModelJson<F> {

  /** The field that holds the tag. */
  public static final String TAG = "model";

  private final JsonMapper mapper;
  private final ModelFamily<F> family;

  /** Uses {@code wire} for components; its own knowledge of the family is not needed. */
  public ModelJson(JsonMapper wire, Class<F> type, Map<String, Class<? extends F>> models) {
    this.family = new ModelFamily<>(type, models);
    this.mapper = wire.rebuild().addModule(module(family)).build();
  }

  /** The model with its tag. */
  public String write(F model) {
    return mapper.writerFor(family.type()).writeValueAsString(model);
  }

  /**
   * The model that {@code json} describes.
   *
   * @throws tools.jackson.core.JacksonException if a field is missing, unknown or has another form
   */
  public F read(String json) {
    return mapper.readValue(json, family.type());
  }

  static <F> SimpleModule module(ModelFamily<F> family) {
    return new SimpleModule("model-" + family.type().getName())
        .addSerializer(family.type(), new ModelSerializer<>(family))
        .addDeserializer(family.type(), new ModelDeserializer<>(family));
  }

  static @Nullable Object value(RecordComponent component, Object model) {
    try {
      var accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(model);
    } catch (ReflectiveOperationException closed) {
      throw new IllegalStateException("cannot read " + component, closed);
    }
  }

  static <M> M construct(Class<M> model, @Nullable Object[] values, JsonParser in) {
    Class<?>[] types =
        Arrays.stream(model.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<M> canonical = model.getDeclaredConstructor(types);
      canonical.setAccessible(true);
      return canonical.newInstance(values);
    } catch (InvocationTargetException refused) {
      if (refused.getCause() instanceof IllegalArgumentException reason) {
        throw new FieldFormException(in, model, String.valueOf(reason.getMessage()));
      }
      throw new IllegalStateException("constructor of " + model.getName(), refused.getCause());
    } catch (ReflectiveOperationException closed) {
      throw new IllegalStateException("cannot construct " + model.getName(), closed);
    }
  }
}
