package io.counterpool.pool.configuration;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

/** One version of the configuration of a market. */
@Entity
@Table(name = "market_version")
@IdClass(MarketVersionRow.Key.class)
class MarketVersionRow implements VersionedRow {

  record Key(String pool, String market, long version) implements Serializable {}

  @Id
  @Column(name = "pool_id")
  private String pool;

  @Id
  @Column(name = "market_id")
  private String market;

  @Id private long version;

  private String content;

  @Column(name = "effective_at")
  private Instant effectiveAt;

  @Column(name = "changed_by")
  private String changedBy;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected MarketVersionRow() {}

  MarketVersionRow(
      String pool,
      String market,
      long version,
      String content,
      Instant effectiveAt,
      String changedBy) {
    this.pool = pool;
    this.market = market;
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
