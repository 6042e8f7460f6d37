package io.counterpool.fee.terms;

import io.counterpool.fee.schedule.MarketId;
import io.counterpool.kit.wire.CanonicalJson;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * One hash over the indices of every market. Taken before a restart or a migration and after it, it
 * says whether the indices go on; it also stands in the log of every start.
 */
@Component
class AccrualDigest {

  private static final Logger LOG = LoggerFactory.getLogger(AccrualDigest.class);

  /**
   * Of all markets.
   *
   * @param markets how many have terms
   * @param hash lower-case hex SHA-256 over the states' hashes by market, in canonical form
   */
  record Digest(int markets, String hash) {}

  private record Entry(MarketId market, String hash) {}

  private final TermsStore store;
  private final CanonicalJson canonical;

  AccrualDigest(TermsStore store, CanonicalJson canonical) {
    this.store = store;
    this.canonical = canonical;
  }

  Digest now() {
    List<Entry> entries =
        store.lastRates().stream()
            .map(MarketAccrual::of)
            .sorted(Comparator.comparing(state -> state.market().value()))
            .map(state -> new Entry(state.market(), hash(state)))
            .toList();
    return new Digest(entries.size(), canonical.hash(entries));
  }

  /** Lower-case hex SHA-256 of the state in canonical form. */
  String hash(MarketAccrual state) {
    return canonical.hash(state);
  }

  @EventListener(ApplicationReadyEvent.class)
  void log() {
    Digest digest = now();
    LOG.info("Indices of {} markets, digest {}", digest.markets(), digest.hash());
  }
}
