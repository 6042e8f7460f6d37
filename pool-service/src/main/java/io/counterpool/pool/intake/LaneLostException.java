package io.counterpool.pool.intake;

/** Another process has taken the lane over; nothing was written. */
final class LaneLostException extends RuntimeException {

  LaneLostException(Lane lane) {
    super("lane " + lane.number() + " was taken over after fence " + lane.fence());
  }
}
