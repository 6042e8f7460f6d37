package io.counterpool.fee.schedule;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The newest version of the schedule of a market. */
@Entity
@Table(name = "schedule")
class ScheduleRow {

  @Id private String market;

  private long version;

  @Column(name = "effective_from")
  private @Nullable Instant effectiveFrom;

  private String content;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected ScheduleRow() {}

  ScheduleRow(String market, long version, @Nullable Instant effectiveFrom, String content) {
    this.market = market;
    this.version = version;
    this.effectiveFrom = effectiveFrom;
    this.content = content;
  }

  String market() {
    return market;
  }

  long version() {
    return version;
  }

  @Nullable Instant effectiveFrom() {
    return effectiveFrom;
  }

  String content() {
    return content;
  }

  void replace(long newVersion, @Nullable Instant newEffectiveFrom, String newContent) {
    this.version = newVersion;
    this.effectiveFrom = newEffectiveFrom;
    this.content = newContent;
  }
}
