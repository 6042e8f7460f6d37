package io.counterpool.oracle.feed;

import io.counterpool.models.Decimal;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;

/** The present version of a publisher. */
@Entity
@Table(name = "publisher")
class PublisherRow {

  @Embeddable
  record Key(String feed, String publisher) {

    static Key of(FeedId feed, PublisherId publisher) {
      return new Key(feed.value(), publisher.value());
    }
  }

  @EmbeddedId private Key key = new Key("", "");

  @Column(nullable = false)
  private long version;

  @Column(nullable = false)
  private byte[] publicKey = {};

  @Column(nullable = false, precision = 38, scale = 18)
  private BigDecimal weight = BigDecimal.ONE;

  @Embedded private TermsColumns terms = TermsColumns.of(PublisherTerms.USUAL);

  protected PublisherRow() {}

  PublisherRow(FeedId feed, PublisherId publisher) {
    this.key = Key.of(feed, publisher);
  }

  /** Replaces key, weight and terms by a next version. */
  void change(PublisherKey newKey, Decimal newWeight, PublisherTerms newTerms) {
    version++;
    publicKey = newKey.bytes();
    weight = newWeight.toBigDecimal();
    terms = TermsColumns.of(newTerms);
  }

  Publisher toPublisher() {
    return new Publisher(
        new FeedId(key.feed()),
        new PublisherId(key.publisher()),
        version,
        PublisherKey.of(publicKey),
        Decimal.of(weight),
        terms.toTerms());
  }

  Key key() {
    return key;
  }

  long version() {
    return version;
  }
}
