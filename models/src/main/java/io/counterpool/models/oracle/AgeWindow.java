package io.counterpool.models.oracle;

import io.counterpool.models.OutOfRangeException;

/**
 * Which observation times are fresh: {@code now − maxAge ≤ observed ≤ now + maxAhead}, both ends
 * included. Source: RedStone connectors; Pyth refuses both directions alike.
 *
 * @param maxAge ≥ 0, in the unit of the times
 * @param maxAhead ≥ 0, in the unit of the times
 */
public record AgeWindow(long maxAge, long maxAhead) {

  public AgeWindow {
    if (maxAge < 0 || maxAhead < 0) {
      throw new OutOfRangeException(
          "maxAge and maxAhead must not be below 0, were " + maxAge + " and " + maxAhead);
    }
  }

  public boolean contains(long observed, long now) {
    return observed <= now ? isWithin(now - observed, maxAge) : isWithin(observed - now, maxAhead);
  }

  /** A distance that does not fit a long has wrapped to below 0: it is too far. */
  private static boolean isWithin(long distance, long most) {
    return distance >= 0 && distance <= most;
  }
}
