package io.counterpool.margin.terms;

import io.counterpool.kit.wire.CanonicalJson;
import io.counterpool.margin.profile.MarketId;
import io.counterpool.margin.profile.Profile;
import io.counterpool.margin.profile.Profiles;
import io.counterpool.margin.profile.Versioned;
import io.counterpool.margin.terms.TermsOutcome.Answered;
import io.counterpool.margin.terms.TermsOutcome.Refused.IdReused;
import io.counterpool.margin.terms.TermsOutcome.Refused.MarketUnknown;
import io.counterpool.margin.terms.TermsOutcome.Refused.RoundOutOfOrder;
import io.counterpool.margin.terms.TermsStore.Stored;
import io.counterpool.models.Decimal;
import io.counterpool.models.oracle.PriceAction;
import java.util.Optional;
import java.util.SortedMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Resolves a market's profile for one round, once. */
@Service
class ResolveTerms {

  private final Profiles profiles;
  private final TermsStore store;
  private final CanonicalJson canonical;
  private final ContentHash contentHash;
  private final JsonMapper json;

  ResolveTerms(
      Profiles profiles,
      TermsStore store,
      CanonicalJson canonical,
      ContentHash contentHash,
      JsonMapper json) {
    this.profiles = profiles;
    this.store = store;
    this.canonical = canonical;
    this.contentHash = contentHash;
    this.json = json;
  }

  @Transactional
  TermsOutcome resolve(MarketId market, long round, TermsRequest request) {
    String requestHash = canonical.hash(request);
    store.lock(market);
    Optional<Stored> stored = store.find(market, round);
    if (stored.isPresent()) {
      return stored.get().requestHash().equals(requestHash)
          ? new Answered(stored.get().answer())
          : new IdReused(market, round);
    }
    long last = store.lastRound(market);
    if (round <= last) {
      return new RoundOutOfOrder(market, round, last);
    }
    Optional<Versioned<Profile>> profile = profiles.current(market);
    if (profile.isEmpty()) {
      return new MarketUnknown(market);
    }
    RoundTerms bare = terms(market, round, request, profile.get(), profiles.haircuts());
    RoundTerms terms = bare.withHash(contentHash.of(bare));
    String answer = json.writeValueAsString(terms);
    store.insert(request, terms, new Stored(requestHash, answer));
    return new Answered(answer);
  }

  private static RoundTerms terms(
      MarketId market,
      long round,
      TermsRequest request,
      Versioned<Profile> versioned,
      SortedMap<String, Decimal> haircuts) {
    Profile profile = versioned.value();
    return new RoundTerms(
        market,
        round,
        request.at(),
        request.at().plusSeconds(profile.termsValiditySeconds()),
        versioned.version(),
        profile.initialRate(),
        profile.maintenanceRate(),
        profile.sizeScale(),
        profile.bufferFraction(),
        profile.closeOutFeeRate(),
        profile.payableProfitFraction(),
        profile.sizeStep(),
        haircuts,
        request.allows(PriceAction.LIQUIDATE),
        "");
  }
}
