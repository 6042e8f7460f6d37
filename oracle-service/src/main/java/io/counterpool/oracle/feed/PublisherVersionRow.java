package io.counterpool.oracle.feed;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;

/** A publisher as it was at one version; written once. */
@Entity
@SuppressWarnings("UnusedVariable") // Written for whoever asks the database.
@Table(name = "publisher_version")
class PublisherVersionRow {

  @Embeddable
  record Key(String feed, String publisher, long version) {}

  @EmbeddedId private Key key = new Key("", "", 0);

  @Column(nullable = false, updatable = false)
  private byte[] publicKey = {};

  @Column(nullable = false, updatable = false, precision = 38, scale = 18)
  private BigDecimal weight = BigDecimal.ONE;

  @Embedded private TermsColumns terms = TermsColumns.of(PublisherTerms.USUAL);

  protected PublisherVersionRow() {}

  PublisherVersionRow(Publisher publisher) {
    this.key = new Key(publisher.feed().value(), publisher.id().value(), publisher.version());
    this.publicKey = publisher.key().bytes();
    this.weight = publisher.weight().toBigDecimal();
    this.terms = TermsColumns.of(publisher.terms());
  }
}
