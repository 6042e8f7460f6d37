package io.counterpool.pool.configuration;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

/** One version of the configuration of a pool. */
@Entity
@Table(name = "pool_version")
@IdClass(PoolVersionRow.Key.class)
class PoolVersionRow implements VersionedRow {

  record Key(String pool, long version) implements Serializable {}

  @Id
  @Column(name = "pool_id")
  private String pool;

  @Id private long version;

  private String content;

  @Column(name = "effective_at")
  private Instant effectiveAt;

  @Column(name = "changed_by")
  private String changedBy;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected PoolVersionRow() {}

  PoolVersionRow(String pool, long version, String content, Instant effectiveAt, String changedBy) {
    this.pool = pool;
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
