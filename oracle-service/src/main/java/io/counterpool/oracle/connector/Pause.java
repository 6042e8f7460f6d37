package io.counterpool.oracle.connector;

import java.time.Duration;

/** How a connector waits. */
@FunctionalInterface
interface Pause {

  void pause(Duration howLong) throws InterruptedException;

  /** Waits on wall time. */
  static Pause sleeping() {
    return Thread::sleep;
  }
}
