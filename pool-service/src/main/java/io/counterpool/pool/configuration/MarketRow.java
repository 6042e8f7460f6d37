package io.counterpool.pool.configuration;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The newest version of a market's configuration. */
@Entity
@Table(name = "market")
class MarketRow implements VersionedRow {

  @Id
  @Column(name = "market_id")
  private String market;

  @Column(name = "pool_id")
  private String pool;

  private long version;

  private String content;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected MarketRow() {}

  MarketRow(String market, String pool, String content) {
    this.market = market;
    this.pool = pool;
    this.version = 1;
    this.content = content;
  }

  String market() {
    return market;
  }

  String pool() {
    return pool;
  }

  @Override
  public long version() {
    return version;
  }

  @Override
  public String content() {
    return content;
  }

  void replace(String next) {
    version++;
    content = next;
  }
}
