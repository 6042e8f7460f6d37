package io.counterpool.kit.wire;

import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/**
 * Typed ids on the wire: a record whose only component is called {@code value} is written as that
 * value and read from it, in bodies, paths and parameters. {@code record PositionId(UUID value)}
 * needs no annotation.
 */
public final class SingleValue {

  private SingleValue() {}

  /** Whether {@code type} is a record with the one component {@code value}. */
  public static boolean is(Class<?> type) {
    return component(type) != null;
  }

  /** The one component, or null if {@code type} is something else. */
  public static @Nullable RecordComponent component(Class<?> type) {
    if (!type.isRecord()) {
      return null;
    }
    RecordComponent[] components = type.getRecordComponents();
    return components.length == 1 && components[0].getName().equals("value") ? components[0] : null;
  }
}
