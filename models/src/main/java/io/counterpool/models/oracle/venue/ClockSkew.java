package io.counterpool.models.oracle.venue;

import io.counterpool.models.OutOfRangeException;

/** How far a server's clock is from ours, as far as one exchange can tell. */
public final class ClockSkew {

  private static final long SECOND_MILLIS = 1000;

  private ClockSkew() {}

  /**
   * The least distance of the two clocks that explains a stamp in whole seconds, such as the HTTP
   * {@code Date}.
   *
   * <p>The server wrote it at some instant from {@code sent} to {@code received}, and its clock
   * then showed {@code stamp} or up to 999 ms more. Where those two spans meet, nothing is known to
   * be wrong and the answer is 0.
   *
   * @param stamp unix milliseconds of the whole second
   * @param sent unix milliseconds by our clock, not after {@code received}
   * @return milliseconds, above 0 if the server's clock is ahead
   */
  public static long ofSecondStamp(long stamp, long sent, long received) {
    if (sent > received) {
      throw new OutOfRangeException("sent must not be after received, was by " + (sent - received));
    }
    long latest = stamp + SECOND_MILLIS - 1;
    if (stamp > received) {
      return stamp - received;
    }
    return latest < sent ? latest - sent : 0;
  }
}
