package io.counterpool.kit.stream;

import java.util.List;

/** Where the events of a service are read, after they are committed. */
@FunctionalInterface
public interface EventLog {

  /**
   * Events of {@code stream} with a sequence above {@code sequence}, ascending, at most {@code
   * limit}.
   */
  List<StoredEvent> after(String stream, long sequence, int limit);
}
