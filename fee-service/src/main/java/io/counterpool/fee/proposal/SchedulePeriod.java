package io.counterpool.fee.proposal;

import io.counterpool.fee.economics.RecordedRound;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A version of a schedule as recorded rounds know it.
 *
 * @param from instant of the first of them whose terms it made
 */
record SchedulePeriod(long version, Instant from) {

  /** The versions that made the terms of {@code states}, in their order, one or more. */
  static List<SchedulePeriod> of(List<RecordedRound> states) {
    List<SchedulePeriod> periods = new ArrayList<>();
    for (RecordedRound state : states) {
      if (periods.isEmpty() || periods.getLast().version() != state.scheduleVersion()) {
        periods.add(new SchedulePeriod(state.scheduleVersion(), state.at()));
      }
    }
    return periods;
  }
}
