package io.counterpool.oracle.grade;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A version of the matrix; written once. */
@Entity
@Table(name = "price_grades")
class PriceGradesRow {

  @Id
  @Column(updatable = false)
  private long version;

  @Column(nullable = false, updatable = false)
  private String content = "";

  protected PriceGradesRow() {}

  PriceGradesRow(long version, String content) {
    this.version = version;
    this.content = content;
  }

  long version() {
    return version;
  }

  String content() {
    return content;
  }
}
