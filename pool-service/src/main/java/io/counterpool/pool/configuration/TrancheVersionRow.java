package io.counterpool.pool.configuration;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

/** One version of the configuration of a tranche. */
@Entity
@Table(name = "tranche_version")
@IdClass(TrancheVersionRow.Key.class)
class TrancheVersionRow implements VersionedRow {

  record Key(String pool, String tranche, long version) implements Serializable {}

  @Id
  @Column(name = "pool_id")
  private String pool;

  @Id
  @Column(name = "tranche_id")
  private String tranche;

  @Id private long version;

  private String content;

  @Column(name = "effective_at")
  private Instant effectiveAt;

  @Column(name = "changed_by")
  private String changedBy;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected TrancheVersionRow() {}

  TrancheVersionRow(
      String pool,
      String tranche,
      long version,
      String content,
      Instant effectiveAt,
      String changedBy) {
    this.pool = pool;
    this.tranche = tranche;
    this.version = version;
    this.content = content;
    this.effectiveAt = effectiveAt;
    this.changedBy = changedBy;
  }

  @Override
  public long version() {
    return version;
  }

  @Override
  public String content() {
    return content;
  }

  Instant effectiveAt() {
    return effectiveAt;
  }

  String changedBy() {
    return changedBy;
  }
}
