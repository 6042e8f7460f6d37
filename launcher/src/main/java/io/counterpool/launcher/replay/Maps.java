package io.counterpool.launcher.replay;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Request bodies with a null in them, in the order written. */
final class Maps {

  private Maps() {}

  /** Key, value, key, value, … */
  static Map<String, Object> of(@Nullable Object... pairs) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(String.valueOf(pairs[i]), pairs[i + 1]);
    }
    @SuppressWarnings("NullAway") // JSON bodies carry nulls on purpose; nobody dereferences them.
    Map<String, Object> body = map;
    return body;
  }
}
