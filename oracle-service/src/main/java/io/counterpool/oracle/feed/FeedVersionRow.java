package io.counterpool.oracle.feed;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A feed as it was at one version; written once. */
@Entity
@SuppressWarnings("UnusedVariable") // Written for whoever asks the database.
@Table(name = "feed_version")
class FeedVersionRow {

  @Embeddable
  record Key(String feed, long version) {}

  @EmbeddedId private Key key = new Key("", 0);

  @Column(nullable = false, updatable = false)
  private String content = "";

  protected FeedVersionRow() {}

  FeedVersionRow(FeedRow row) {
    this.key = new Key(row.feed(), row.version());
    this.content = row.content();
  }
}
