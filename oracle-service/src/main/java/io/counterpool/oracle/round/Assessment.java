package io.counterpool.oracle.round;

import io.counterpool.models.oracle.Aggregate;
import io.counterpool.models.oracle.PriceGrade;
import io.counterpool.models.oracle.TwoStageMedian;
import io.counterpool.models.oracle.average.SlowAverage;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the newest reports say at one instant.
 *
 * @param reports one for each publisher who ever reported, in the order of the publishers
 * @param valid how many count towards the quorum
 * @param price usable; null exactly when the grade has none
 * @param refused what the reports came to where it must not be used
 * @param average slow average after this price
 */
public record Assessment(
    List<JudgedReport> reports,
    int valid,
    PriceGrade grade,
    @Nullable Aggregate price,
    @Nullable Aggregate refused,
    @Nullable SlowAverage average) {

  public @Nullable Long firstIntakeSequence() {
    return price == null
        ? null
        : counted()
            .map(JudgedReport::intakeSequence)
            .filter(Objects::nonNull)
            .min(Long::compare)
            .orElse(null);
  }

  /** Nodes with a report that counts; a publisher without a node is one. */
  public int nodes() {
    return TwoStageMedian.nodes(counted().map(JudgedReport::quote).toList()).size();
  }

  public @Nullable Instant firstObservedAt() {
    return price == null ? null : observed().min(Instant::compareTo).orElse(null);
  }

  public @Nullable Instant lastObservedAt() {
    return price == null ? null : observed().max(Instant::compareTo).orElse(null);
  }

  private Stream<Instant> observed() {
    return counted().map(judged -> judged.report().observedAt());
  }

  private Stream<JudgedReport> counted() {
    return reports.stream().filter(judged -> judged.verdict().counts());
  }
}
