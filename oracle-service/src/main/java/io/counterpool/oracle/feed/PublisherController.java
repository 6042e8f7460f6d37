package io.counterpool.oracle.feed;

import io.counterpool.kit.intake.Answer;
import io.counterpool.kit.intake.StoredAnswers;
import io.counterpool.kit.intake.Versions;
import io.counterpool.kit.page.Page;
import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.security.RequireScope;
import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.oracle.feed.CredentialSettings.KeySettings;
import io.counterpool.oracle.feed.CredentialSettings.SignerSettings;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Configures who may report to a feed. */
@RestController
class PublisherController {

  /**
   * Credentials, weight and terms of a publisher. Exactly one of publicKey, keys and signer is
   * there.
   *
   * @param publicKey one key for good: base64 of the 32 raw bytes of an Ed25519 public key
   * @param weight share of the vote, above 0, at most 1,000,000
   * @param permitted false suspends it: its reports are stored and do not count; true if absent
   * @param node whose venue it is, for an aggregation of two stages; a node of its own if absent
   * @param convertBy the feed by whose last price its reports are converted; not at all if absent
   * @param conversion what is done with that price; MULTIPLY if absent
   * @param keys Ed25519 keys with their times, 1 to 4
   * @param signer of another system, whose signed prices are imported
   */
  record PublisherSettings(
      @Nullable String publicKey,
      Decimal weight,
      @Nullable Boolean permitted,
      @Nullable NodeId node,
      @Nullable FeedId convertBy,
      @Nullable ConversionOperation conversion,
      @Nullable List<KeySettings> keys,
      @Nullable SignerSettings signer) {

    /** Weights of the most publishers that a feed may have add up within the range of numbers. */
    private static final Decimal MOST_WEIGHT = Decimal.of(1_000_000);

    PublisherSettings {
      Bounds.positive("weight", Bounds.within("weight", weight, Decimal.ZERO, MOST_WEIGHT));
    }

    PublisherTerms terms() {
      if (convertBy == null && conversion != null) {
        throw KitProblems.invalidField("conversion", "needs the feed to convertBy");
      }
      return new PublisherTerms(
          permitted == null || permitted,
          node,
          convertBy == null
              ? null
              : new Conversion(
                  convertBy, conversion == null ? ConversionOperation.MULTIPLY : conversion));
    }

    Credentials credentials() {
      if (publicKey != null && keys == null && signer == null) {
        return read("publicKey", List.of(new KeySettings(publicKey, null, null)), null);
      }
      if (publicKey != null || (keys == null) == (signer == null)) {
        throw KitProblems.invalidField(
            "publicKey", "must be there, or keys, or signer: exactly one of them");
      }
      return read(keys == null ? "signer" : "keys", keys, signer);
    }

    private static Credentials read(
        String field, @Nullable List<KeySettings> keys, @Nullable SignerSettings signer) {
      try {
        return new CredentialSettings(keys, signer).read();
      } catch (IllegalArgumentException refused) {
        throw KitProblems.invalidField(field, "is refused: " + refused.getMessage());
      }
    }
  }

  /** A key on the wire, with the id that reports signed by it name. */
  record KeyView(
      String keyId, String publicKey, @Nullable Instant validFrom, @Nullable Instant validUntil) {

    static KeyView of(TimedKey timed) {
      return new KeyView(
          timed.key().id(), timed.key().base64(), timed.validFrom(), timed.validUntil());
    }
  }

  /**
   * A publisher on the wire.
   *
   * @param publicKey the key with the latest start; null for a signer of another system
   * @param keys empty for a signer of another system
   */
  record PublisherView(
      FeedId feed,
      PublisherId publisher,
      long version,
      @Nullable String publicKey,
      Decimal weight,
      boolean permitted,
      @Nullable NodeId node,
      @Nullable FeedId convertBy,
      @Nullable ConversionOperation conversion,
      Scheme scheme,
      List<KeyView> keys,
      @Nullable SignerSettings signer) {

    static PublisherView of(Publisher publisher) {
      Credentials credentials = publisher.credentials();
      PublisherKey newest = credentials.newestKey();
      PublisherTerms terms = publisher.terms();
      Conversion conversion = terms.conversion();
      return new PublisherView(
          publisher.feed(),
          publisher.id(),
          publisher.version(),
          newest == null ? null : newest.base64(),
          publisher.weight(),
          terms.permitted(),
          terms.node(),
          conversion == null ? null : conversion.by(),
          conversion == null ? null : conversion.operation(),
          credentials.scheme(),
          credentials instanceof KeyRing ring
              ? ring.keys().stream().map(KeyView::of).toList()
              : List.of(),
          CredentialSettings.of(credentials).signer());
    }
  }

  private final FeedCatalog catalog;
  private final FeedRegistry registry;
  private final StoredAnswers answers;

  PublisherController(FeedCatalog catalog, FeedRegistry registry, StoredAnswers answers) {
    this.catalog = catalog;
    this.registry = registry;
    this.answers = answers;
  }

  @RequireScope("oracle:configure")
  @PutMapping("/v1/feeds/{feed}/publishers/{publisher}")
  @Operation(operationId = "putPublisher", summary = "Let a publisher report to a feed")
  ResponseEntity<PublisherView> put(
      @PathVariable FeedId feed,
      @PathVariable PublisherId publisher,
      @RequestHeader("Idempotency-Key") String idempotencyKey,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody PublisherSettings settings) {
    String path = "/v1/feeds/" + feed + "/publishers/" + publisher;
    Credentials credentials = settings.credentials();
    PublisherTerms terms = settings.terms();
    return answers.once(
        path,
        idempotencyKey,
        settings,
        () -> {
          Publisher stored =
              registry.configure(feed, publisher, credentials, settings.weight(), terms, ifMatch);
          PublisherView view = PublisherView.of(stored);
          return stored.version() == 1
              ? Answer.created(path, 1, view)
              : Answer.updated(stored.version(), view);
        });
  }

  @RequireScope("oracle:read")
  @GetMapping("/v1/feeds/{feed}/publishers/{publisher}")
  @Operation(operationId = "getPublisher", summary = "A publisher as configured")
  ResponseEntity<PublisherView> get(
      @PathVariable FeedId feed, @PathVariable PublisherId publisher) {
    Publisher found =
        catalog
            .find(feed, publisher)
            .orElseThrow(() -> KitProblems.notFound("publisher", publisher));
    return ResponseEntity.ok().eTag(Versions.etag(found.version())).body(PublisherView.of(found));
  }

  /** Complete: a feed has a bounded number of publishers. */
  @RequireScope("oracle:read")
  @GetMapping("/v1/feeds/{feed}/publishers")
  @Operation(operationId = "listPublishers", summary = "Publishers of a feed by name")
  Page<PublisherView> list(@PathVariable FeedId feed) {
    ConfiguredFeed configured =
        catalog.find(feed).orElseThrow(() -> KitProblems.notFound("feed", feed));
    return Page.complete(configured.publishers().stream().map(PublisherView::of).toList());
  }
}
