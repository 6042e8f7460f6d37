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

  /** Sequence from which on every event of {@code stream} is kept; what lies before is gone. */
  default long oldest(String stream) {
    return 1;
  }

  /** What an event is about, where readers may choose; asked once for each event in a process. */
  default String topic(StoredEvent event) {
    return "";
  }
}
