package io.counterpool.oracle.feed;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A publisher as it was at one version; written once. */
@Entity
@SuppressWarnings("UnusedVariable") // Written for whoever asks the database.
@Table(name = "publisher_version")
class PublisherVersionRow {

  @Embeddable
  record Key(String feed, String publisher, long version) {}

  @EmbeddedId private Key key = new Key("", "", 0);

  @Column(updatable = false)
  private byte @Nullable [] publicKey;

  @Column(updatable = false)
  private @Nullable String credentials;

  @Column(nullable = false, updatable = false, precision = 38, scale = 18)
  private BigDecimal weight = BigDecimal.ONE;

  @Embedded private TermsColumns terms = TermsColumns.of(PublisherTerms.USUAL);

  protected PublisherVersionRow() {}

  PublisherVersionRow(PublisherRow row, Publisher publisher) {
    this.key = new Key(publisher.feed().value(), publisher.id().value(), publisher.version());
    this.publicKey = row.publicKey();
    this.credentials = row.credentials();
    this.weight = publisher.weight().toBigDecimal();
    this.terms = TermsColumns.of(publisher.terms());
  }
}
