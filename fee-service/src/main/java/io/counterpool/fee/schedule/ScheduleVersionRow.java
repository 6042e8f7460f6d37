package io.counterpool.fee.schedule;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One version of the schedule of a market, kept for ever. */
@Entity
@Table(name = "schedule_version")
class ScheduleVersionRow {

  /** Key of a version. */
  @Embeddable
  record Key(String market, long version) {}

  @EmbeddedId private Key key;

  @Column(name = "effective_from")
  private @Nullable Instant effectiveFrom;

  private String content;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected ScheduleVersionRow() {}

  ScheduleVersionRow(String market, long version, @Nullable Instant effectiveFrom, String content) {
    this.key = new Key(market, version);
    this.effectiveFrom = effectiveFrom;
    this.content = content;
  }

  Key key() {
    return key;
  }

  @Nullable Instant effectiveFrom() {
    return effectiveFrom;
  }

  String content() {
    return content;
  }
}
