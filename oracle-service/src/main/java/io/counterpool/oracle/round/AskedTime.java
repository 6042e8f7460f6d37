package io.counterpool.oracle.round;

import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.problem.Problem;
import io.counterpool.kit.wire.InstantForm;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Instants that callers ask about. */
public final class AskedTime {

  private static final Instant FIRST = Instant.EPOCH;
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

  private AskedTime() {}

  /** {@code sent}, or {@code absent}, or the nearest instant that a row can have. */
  public static Instant of(@Nullable Instant sent, Instant absent) {
    Instant asked = sent == null ? absent : sent;
    return asked.isBefore(FIRST) ? FIRST : asked.isAfter(LAST) ? LAST : asked;
  }

  /** The start of a stretch of time; by default the earliest there can be. */
  public static Instant from(@Nullable Instant sent) {
    return of(sent, FIRST);
  }

  /** The end of a stretch of time; by default the latest there can be. */
  public static Instant until(@Nullable Instant sent) {
    return of(sent, LAST);
  }

  /**
   * The instant as of which an answer is wanted: nothing after it is used. By default {@code now}.
   *
   * @throws io.counterpool.kit.problem.ProblemException if it has not come yet: what will be used
   *     is not known
   */
  public static Instant asOf(@Nullable Instant sent, Instant now) {
    if (sent != null && sent.isAfter(now)) {
      throw Problem.of(KitProblems.INVALID_PARAMETER)
          .detail("asOf must not be after the venue's time, " + InstantForm.write(now) + ".")
          .with("parameter", "asOf")
          .with("now", now)
          .asException();
    }
    return of(sent, now);
  }
}
