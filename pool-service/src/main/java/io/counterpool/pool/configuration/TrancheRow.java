package io.counterpool.pool.configuration;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** The newest version of a tranche's configuration. */
@Entity
@Table(name = "tranche")
@IdClass(TrancheRow.Key.class)
class TrancheRow implements VersionedRow {

  record Key(String pool, String tranche) implements Serializable {}

  @Id
  @Column(name = "pool_id")
  private String pool;

  @Id
  @Column(name = "tranche_id")
  private String tranche;

  private long version;

  private int rank;

  private String content;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected TrancheRow() {}

  TrancheRow(String pool, String tranche, int rank, String content) {
    this.pool = pool;
    this.tranche = tranche;
    this.version = 1;
    this.rank = rank;
    this.content = content;
  }

  String pool() {
    return pool;
  }

  String tranche() {
    return tranche;
  }

  int rank() {
    return rank;
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
