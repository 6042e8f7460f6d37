package io.counterpool.oracle.feed;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** {@link PublisherTerms} as columns of a publisher's row and of its versions. */
@Embeddable
record TermsColumns(
    @Column(nullable = false) boolean permitted,
    @Nullable String node,
    @Nullable String convertBy,
    @Nullable String conversion) {

  static TermsColumns of(PublisherTerms terms) {
    NodeId node = terms.node();
    Conversion conversion = terms.conversion();
    return new TermsColumns(
        terms.permitted(),
        node == null ? null : node.value(),
        conversion == null ? null : conversion.by().value(),
        conversion == null ? null : conversion.operation().name());
  }

  PublisherTerms toTerms() {
    return new PublisherTerms(
        permitted,
        node == null ? null : new NodeId(node),
        convertBy == null || conversion == null
            ? null
            : new Conversion(new FeedId(convertBy), ConversionOperation.valueOf(conversion)));
  }
}
