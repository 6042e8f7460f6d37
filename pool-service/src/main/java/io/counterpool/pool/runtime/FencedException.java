package io.counterpool.pool.runtime;

/** Another process has taken the pool over; nothing of this step was written. */
final class FencedException extends RuntimeException {

  FencedException(String pool, long fence) {
    super("pool " + pool + " was taken over after fence " + fence);
  }
}
