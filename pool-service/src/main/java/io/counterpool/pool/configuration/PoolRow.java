package io.counterpool.pool.configuration;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The newest version of a pool's configuration. */
@Entity
@Table(name = "pool")
class PoolRow implements VersionedRow {

  @Id
  @Column(name = "pool_id")
  private String pool;

  private long version;

  private String content;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected PoolRow() {}

  PoolRow(String pool, String content) {
    this.pool = pool;
    this.version = 1;
    this.content = content;
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
