package io.counterpool.kit.wire;

import java.util.Map;

/**
 * A sealed family of models and the tag of each. A bean of this type makes every {@code F} in a
 * request or answer read and written as {@code {"model": tag, …components}}.
 *
 * @param type the sealed interface
 * @param models record classes by their tag
 */
public record ModelFamily<F>(Class<F> type, Map<String, Class<? extends F>> models) {

  public ModelFamily {
    models = Map.copyOf(models);
    for (Class<?> model : models.values()) {
      if (!model.isRecord()) {
        throw new IllegalArgumentException(model.getName() + " is not a record");
      }
    }
  }

  /**
   * The tag of a model.
   *
   * @throws IllegalArgumentException if its class is not listed
   */
  public String tag(F model) {
    return models.entrySet().stream()
        .filter(entry -> entry.getValue().equals(model.getClass()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no tag for " + model.getClass().getSimpleName()));
  }
}
