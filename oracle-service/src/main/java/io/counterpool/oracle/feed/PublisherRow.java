package io.counterpool.oracle.feed;

import io.counterpool.models.Decimal;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

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

  @Column private byte @Nullable [] publicKey;

  @Column private @Nullable String credentials;

  @Column private @Nullable String signer;

  @Column(nullable = false, precision = 38, scale = 18)
  private BigDecimal weight = BigDecimal.ONE;

  @Embedded private TermsColumns terms = TermsColumns.of(PublisherTerms.USUAL);

  protected PublisherRow() {}

  PublisherRow(FeedId feed, PublisherId publisher) {
    this.key = Key.of(feed, publisher);
  }

  /** Replaces credentials, weight and terms by a next version. */
  void change(Credentials next, Decimal newWeight, PublisherTerms newTerms, JsonMapper mapper) {
    version++;
    PublisherKey newest = next.newestKey();
    publicKey = newest == null ? null : newest.bytes();
    signer = next instanceof SourceSigner source ? source.address().hex() : null;
    credentials = mapper.writeValueAsString(CredentialSettings.of(next));
    weight = newWeight.toBigDecimal();
    terms = TermsColumns.of(newTerms);
  }

  Publisher toPublisher(JsonMapper mapper) {
    return new Publisher(
        new FeedId(key.feed()),
        new PublisherId(key.publisher()),
        version,
        credentials(mapper),
        Decimal.of(weight),
        terms.toTerms());
  }

  /** A row that is older than rotation has one key and says nothing more. */
  private Credentials credentials(JsonMapper mapper) {
    return credentials == null
        ? KeyRing.of(PublisherKey.of(publicKey == null ? new byte[0] : publicKey))
        : mapper.readValue(credentials, CredentialSettings.class).read();
  }

  byte @Nullable [] publicKey() {
    return publicKey;
  }

  @Nullable String credentials() {
    return credentials;
  }

  Key key() {
    return key;
  }

  long version() {
    return version;
  }
}
