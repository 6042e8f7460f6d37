package io.counterpool.pool.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What running the log again gave.
 *
 * @param steps commands taken in and rounds run
 * @param rows compared, journal and state
 * @param differences the first of them; empty if every stored row is what the log gives
 */
public record ReplayReport(long steps, long rows, List<Difference> differences) {

  public ReplayReport {
    differences = List.copyOf(differences);
  }

  /**
   * A row that is not what the log gives; null on the side where there is none.
   *
   * @param stored the columns that differ
   * @param computed the same columns
   */
  public record Difference(
      String table, String key, @Nullable String stored, @Nullable String computed) {}

  /** Whether the log gives the stored rows. */
  public boolean isSame() {
    return differences.isEmpty();
  }
}
