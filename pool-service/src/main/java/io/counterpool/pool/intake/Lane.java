package io.counterpool.pool.intake;

/**
 * A leased lane.
 *
 * @param fence raised by whoever takes the lane over
 * @param lastSequence highest number given out when it was leased
 */
record Lane(int number, long fence, long lastSequence) {}
