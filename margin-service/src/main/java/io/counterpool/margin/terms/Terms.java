package io.counterpool.margin.terms;

import io.counterpool.margin.portfolio.PoolId;
import io.counterpool.margin.profile.MarketId;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Service;

/** Terms that were answered, for the other features. */
@Service
public class Terms {

  private final TermsStore store;

  Terms(TermsStore store) {
    this.store = store;
  }

  /** Terms of one round of a pool for those of {@code markets} that have them. */
  public List<RoundTerms> ofRound(PoolId pool, long round, Collection<MarketId> markets) {
    return store.ofRound(pool, round, markets);
  }

  /** Newest terms of each of {@code markets} that has any. */
  public List<RoundTerms> newest(Collection<MarketId> markets) {
    return store.newest(markets);
  }
}
