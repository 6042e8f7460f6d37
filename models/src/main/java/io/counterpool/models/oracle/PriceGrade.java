package io.counterpool.models.oracle;

import java.util.List;

/**
 * How far a price may be trusted. What may be done with it says a {@link GradeMatrix}.
 *
 * <p>A price that earns several grades has the worst of them, in the order of {@link #WORST_FIRST}.
 */
public enum PriceGrade {
  /** Fresh, by quorum, narrow, near its own average. */
  VALID,
  /** The confidence is too wide against the price. */
  UNCERTAIN,
  /** Too far from its own slow average. */
  VOLATILE,
  /** Too old. */
  STALE,
  /** Too few publishers: there is no price, never an average of what is left. */
  BELOW_QUORUM,
  /** Outside the band of plausible prices: not to be used, and never clipped to the band. */
  OUT_OF_BAND,
  /** Stopped by an operator. */
  HALTED;

  /** Which grade goes before which: the word of an operator first, VALID last. */
  public static final List<PriceGrade> WORST_FIRST =
      List.of(HALTED, BELOW_QUORUM, OUT_OF_BAND, STALE, UNCERTAIN, VOLATILE, VALID);

  /** Whether there is a price at all with this grade. Without one nothing can be allowed. */
  public boolean hasPrice() {
    return switch (this) {
      case VALID, UNCERTAIN, VOLATILE, STALE -> true;
      case BELOW_QUORUM, OUT_OF_BAND, HALTED -> false;
    };
  }
}
