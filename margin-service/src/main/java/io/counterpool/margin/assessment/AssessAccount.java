package io.counterpool.margin.assessment;

import static java.util.Objects.requireNonNull;

import io.counterpool.kit.client.UpstreamException;
import io.counterpool.margin.assessment.AccountMarginOutcome.AccountUnknown;
import io.counterpool.margin.assessment.AccountMarginOutcome.Assessed;
import io.counterpool.margin.assessment.AccountMarginOutcome.NotAssessable;
import io.counterpool.margin.assessment.AssessmentRequest.CollateralLine;
import io.counterpool.margin.assessment.AssessmentRequest.PositionLine;
import io.counterpool.margin.liquidation.LastRounds;
import io.counterpool.margin.liquidation.MarketMark;
import io.counterpool.margin.portfolio.AccountId;
import io.counterpool.margin.portfolio.Holding;
import io.counterpool.margin.portfolio.OwnedPortfolio;
import io.counterpool.margin.portfolio.Portfolio;
import io.counterpool.margin.portfolio.Portfolios;
import io.counterpool.margin.portfolio.Position;
import io.counterpool.margin.profile.AssetId;
import io.counterpool.margin.profile.Collateral;
import io.counterpool.margin.profile.FeedId;
import io.counterpool.margin.profile.MarketId;
import io.counterpool.margin.profile.Profiles;
import io.counterpool.margin.terms.RoundTerms;
import io.counterpool.margin.terms.Terms;
import io.counterpool.models.Decimal;
import io.counterpool.models.margin.LinearMargin;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Assesses a stored portfolio: at the oracle's last prices, with the newest terms of its markets,
 * the indices of the pool's last judged round and the haircuts in force.
 */
@Service
class AssessAccount {

  private static final int NOT_FOUND = 404;

  private final Portfolios portfolios;
  private final Profiles profiles;
  private final Terms terms;
  private final LastRounds rounds;
  private final OracleClient oracle;
  private final Assess assess;

  AssessAccount(
      Portfolios portfolios,
      Profiles profiles,
      Terms terms,
      LastRounds rounds,
      OracleClient oracle,
      LinearMargin margin) {
    this.portfolios = portfolios;
    this.profiles = profiles;
    this.terms = terms;
    this.rounds = rounds;
    this.oracle = oracle;
    this.assess = new Assess(margin);
  }

  AccountMarginOutcome assess(AccountId account) {
    Optional<OwnedPortfolio> owned = portfolios.find(account);
    return owned.isPresent() ? assess(owned.get()) : new AccountUnknown(account);
  }

  /** Where a market's price comes from, and what it requires. */
  private record Basis(FeedId feed, RoundTerms terms) {}

  private AccountMarginOutcome assess(OwnedPortfolio owned) {
    Portfolio portfolio = owned.portfolio();
    Map<MarketId, Basis> bases = bases(portfolio);
    Map<AssetId, Collateral> rules = rules(portfolio);
    SortedSet<FeedId> feeds = feeds(bases.values(), rules.values());
    SortedMap<FeedId, FeedPrice> prices = prices(feeds);

    SortedSet<String> withoutTerms = names(portfolio.positions(), Position::market);
    bases.keySet().forEach(market -> withoutTerms.remove(market.value()));
    SortedSet<String> withoutRule = names(portfolio.collaterals(), Holding::asset);
    rules.keySet().forEach(asset -> withoutRule.remove(asset.value()));
    SortedSet<String> withoutPrice = names(feeds, Function.identity());
    prices.values().stream()
        .filter(price -> price.price() != null)
        .forEach(price -> withoutPrice.remove(price.feed().value()));
    if (!withoutTerms.isEmpty() || !withoutPrice.isEmpty() || !withoutRule.isEmpty()) {
      return new NotAssessable(portfolio.account(), withoutTerms, withoutPrice, withoutRule);
    }
    Map<MarketId, MarketMark> marks =
        rounds.marks(owned.pool()).stream()
            .collect(Collectors.toMap(MarketMark::market, Function.identity()));
    AssessmentRequest request =
        new AssessmentRequest(
            portfolio.settlementCash(),
            portfolio.collaterals().stream()
                .map(holding -> line(holding, known(rules, holding.asset()), prices))
                .toList(),
            portfolio.positions().stream()
                .map(
                    position ->
                        line(
                            position,
                            known(bases, position.market()),
                            prices,
                            marks.get(position.market())))
                .toList());
    return new Assessed(
        new AccountMargin(
            portfolio.account(),
            owned.pool(),
            portfolio.version(),
            List.copyOf(prices.values()),
            assess.assess(request)));
  }

  private Map<MarketId, Basis> bases(Portfolio portfolio) {
    Map<MarketId, Basis> bases = new HashMap<>();
    List<MarketId> held = portfolio.positions().stream().map(Position::market).toList();
    for (RoundTerms newest : terms.newest(held)) {
      profiles
          .current(newest.market())
          .ifPresent(
              profile -> bases.put(newest.market(), new Basis(profile.value().feed(), newest)));
    }
    return bases;
  }

  private Map<AssetId, Collateral> rules(Portfolio portfolio) {
    Map<AssetId, Collateral> rules = new HashMap<>();
    for (Holding holding : portfolio.collaterals()) {
      profiles.current(holding.asset()).ifPresent(rule -> rules.put(holding.asset(), rule.value()));
    }
    return rules;
  }

  private static SortedSet<FeedId> feeds(Collection<Basis> bases, Collection<Collateral> rules) {
    SortedSet<FeedId> feeds = new TreeSet<>();
    bases.forEach(basis -> feeds.add(basis.feed()));
    for (Collateral rule : rules) {
      if (rule.feed() != null) {
        feeds.add(rule.feed());
      }
    }
    return feeds;
  }

  /** Empty if one of the feeds is unknown to the oracle or has no round yet. */
  private SortedMap<FeedId, FeedPrice> prices(SortedSet<FeedId> feeds) {
    SortedMap<FeedId, FeedPrice> prices = new TreeMap<>();
    if (!feeds.isEmpty()) {
      try {
        oracle.prices(feeds).items().forEach(price -> prices.put(price.feed(), price));
      } catch (UpstreamException refused) {
        if (refused.status() != NOT_FOUND) {
          throw refused;
        }
      }
    }
    return prices;
  }

  private static CollateralLine line(
      Holding holding, Collateral rule, Map<FeedId, FeedPrice> prices) {
    FeedId feed = rule.feed();
    return new CollateralLine(
        holding.asset(),
        holding.amount(),
        feed == null ? Decimal.ONE : known(prices, feed).known(),
        rule.haircut());
  }

  /** A position touched after the last judged round has accrued nothing yet. */
  private static PositionLine line(
      Position position, Basis basis, Map<FeedId, FeedPrice> prices, @Nullable MarketMark mark) {
    Decimal fundingNow = position.fundingIndex();
    Decimal borrowNow = position.borrowIndex();
    if (mark != null && !borrowNow.isGreaterThan(mark.borrowIndex())) {
      fundingNow = mark.fundingIndexOf(position.size());
      borrowNow = mark.borrowIndex();
    }
    return new PositionLine(
        position.market(),
        position.size(),
        position.entryNotional(),
        known(prices, basis.feed()).known(),
        fundingNow,
        position.fundingIndex(),
        borrowNow,
        position.borrowIndex(),
        basis.terms().coefficients());
  }

  private static <K, V> V known(Map<K, V> values, K key) {
    return requireNonNull(values.get(key));
  }

  private static <T> SortedSet<String> names(Collection<T> items, Function<T, ?> name) {
    return items.stream()
        .map(item -> String.valueOf(name.apply(item)))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
