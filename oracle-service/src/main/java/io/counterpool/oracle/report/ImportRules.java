package io.counterpool.oracle.report;

import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.oracle.signature.Address;
import io.counterpool.oracle.feed.FeedId;
import io.counterpool.oracle.feed.Publisher;
import io.counterpool.oracle.feed.PublisherId;
import io.counterpool.oracle.feed.SourceSigner;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which reports a signed message of another system is. Pure.
 *
 * <p>A signer writes the feeds that are mapped to it and no other: for every publisher that is
 * known by its address, the point with that publisher's source becomes one report.
 */
public final class ImportRules {

  /** One report of a message, or why it is none. */
  public sealed interface Mapped {

    /** Ready for the intake. */
    record Ready(Submission submission) implements Mapped {}

    /** The value is no price that a report can hold. */
    record Unfit(FeedId feed, PublisherId publisher, long sequence, String reason)
        implements Mapped {}
  }

  /**
   * What a message is to the venue.
   *
   * @param reports by feed and publisher
   * @param unmapped sources of points that are nobody's
   */
  public record Mapping(List<Mapped> reports, List<String> unmapped) {}

  private ImportRules() {}

  /**
   * Maps the points of {@code prices}.
   *
   * @param known publishers that the scheme of {@code prices} knows by {@code signer}
   */
  public static Mapping map(SignedPrices prices, Address signer, Collection<Publisher> known) {
    Map<String, List<Publisher>> bySource =
        known.stream()
            .filter(
                publisher ->
                    publisher.credentials() instanceof SourceSigner source
                        && source.scheme() == prices.scheme()
                        && source.address().equals(signer))
            .collect(
                Collectors.groupingBy(
                    publisher -> ((SourceSigner) publisher.credentials()).source()));
    List<Mapped> reports = new ArrayList<>();
    List<String> unmapped = new ArrayList<>();
    for (SignedPrices.Point point : prices.points()) {
      List<Publisher> publishers = bySource.getOrDefault(point.source(), List.of());
      if (publishers.isEmpty()) {
        unmapped.add(point.source());
      }
      publishers.forEach(publisher -> reports.add(mapped(prices, signer, point, publisher)));
    }
    return new Mapping(List.copyOf(reports), List.copyOf(unmapped));
  }

  private static Mapped mapped(
      SignedPrices prices, Address signer, SignedPrices.Point point, Publisher publisher) {
    SourceSigner source = (SourceSigner) publisher.credentials();
    try {
      Decimal price = source.price(point.value());
      Report report =
          new Report(
              publisher.feed(),
              publisher.id(),
              prices.sequence(),
              price,
              source.confidenceOf(price),
              prices.observedAt());
      return new Mapped.Ready(new Submission(report, prices.evidence(signer), publisher.version()));
    } catch (OutOfRangeException unfit) {
      return new Mapped.Unfit(
          publisher.feed(), publisher.id(), prices.sequence(), String.valueOf(unfit.getMessage()));
    }
  }
}
