package io.counterpool.oracle.feed;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The present version of a feed. */
@Entity
@Table(name = "feed")
class FeedRow {

  @Id
  @Column(name = "feed")
  private String feed = "";

  @Column(nullable = false)
  private long version;

  @Column(nullable = false)
  private String content = "";

  protected FeedRow() {}

  FeedRow(FeedId id) {
    this.feed = id.value();
  }

  /** Replaces the settings by a next version. */
  void change(String settings) {
    version++;
    content = settings;
  }

  String feed() {
    return feed;
  }

  long version() {
    return version;
  }

  String content() {
    return content;
  }
}
