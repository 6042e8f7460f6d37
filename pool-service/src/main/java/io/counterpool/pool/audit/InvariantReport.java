package io.counterpool.pool.audit;

import java.util.List;
import java.util.Map;

/**
 * Which claims hold.
 *
 * @param held how many
 * @param of of how many checked
 * @param failed the others, with the figures that speak against them
 */
public record InvariantReport(int held, int of, List<Failed> failed) {

  public InvariantReport {
    failed = List.copyOf(failed);
  }

  /** A claim that does not hold. */
  public record Failed(String id, String claim, List<Map<String, String>> figures) {

    public Failed {
      figures = List.copyOf(figures);
    }
  }

  /** Whether every claim holds. */
  public boolean holds() {
    return failed.isEmpty();
  }
}
