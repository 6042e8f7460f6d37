package io.counterpool.margin.liquidation;

import io.counterpool.margin.liquidation.Judgement.Decided;
import io.counterpool.margin.portfolio.Portfolio;
import io.counterpool.margin.portfolio.Position;
import io.counterpool.margin.profile.AssetId;
import io.counterpool.margin.profile.MarketId;
import io.counterpool.margin.terms.RoundTerms;
import io.counterpool.models.Decimal;
import io.counterpool.models.margin.Exit;
import io.counterpool.models.margin.LinearMargin;
import io.counterpool.models.margin.LiquidationPlan;
import io.counterpool.models.margin.MarginAccount;
import io.counterpool.models.oracle.PriceAction;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges the portfolios of a pool in one round. Pure: the same request, terms and portfolios give
 * the same decisions.
 *
 * <p>Accounts are judged at the index price, so that nobody is liquidated because a price has
 * become less certain; a close is planned at the end of the price's interval at which it fills.
 */
final class JudgeRound {

  private final LinearMargin margin;
  private final RoundMarks marks;
  private final Map<MarketId, MarketMark> requested = new HashMap<>();
  private final Map<MarketId, RoundTerms> terms;

  /**
   * @param terms of this round, one for every requested market
   */
  JudgeRound(LinearMargin margin, DecisionRequest request, Map<MarketId, RoundTerms> terms) {
    this.margin = margin;
    this.terms = Map.copyOf(terms);
    Map<MarketId, RoundMarks.Market> markets = new HashMap<>();
    for (MarketMark mark : request.markets()) {
      RoundTerms own = this.terms.get(mark.market());
      if (own == null) {
        throw new IllegalArgumentException("no terms for " + mark.market());
      }
      requested.put(mark.market(), mark);
      if (mark.allows(PriceAction.LIQUIDATE) && own.liquidationAllowed()) {
        markets.put(mark.market(), new RoundMarks.Market(mark, own.coefficients()));
      }
    }
    Map<AssetId, RoundMarks.Asset> assets = new HashMap<>();
    for (CollateralMark mark : request.collaterals()) {
      haircut(mark.asset())
          .ifPresent(
              haircut -> assets.put(mark.asset(), new RoundMarks.Asset(mark.price(), haircut)));
    }
    this.marks = new RoundMarks(markets, assets);
  }

  /** The largest haircut that the round's terms state for an asset. */
  private Optional<Decimal> haircut(AssetId asset) {
    return terms.values().stream()
        .flatMap(each -> Optional.ofNullable(each.haircuts().get(asset.value())).stream())
        .reduce(Decimal::max);
  }

  /**
   * @param portfolios by account id
   */
  Judgement judge(List<Portfolio> portfolios) {
    int assessed = 0;
    List<Decided> decided = new ArrayList<>();
    Map<HealthBand, Integer> bands = new EnumMap<>(HealthBand.class);
    for (Portfolio portfolio : portfolios) {
      if (portfolio.positions().isEmpty()) {
        continue;
      }
      Optional<MarginAccount> account = marks.account(portfolio, margin.scale());
      HealthBand band = HealthBand.UNJUDGED;
      if (account.isPresent()) {
        assessed++;
        band = judge(portfolio, account.get(), decided);
      }
      bands.merge(band, 1, Integer::sum);
    }
    return new Judgement(assessed, List.copyOf(decided), bands);
  }

  private HealthBand judge(Portfolio portfolio, MarginAccount account, List<Decided> decided) {
    Decimal equity = margin.equity(account);
    Decimal maintenance = margin.maintenanceMargin(account.positions());
    HealthBand band = HealthBand.of(equity, maintenance);
    if (band == HealthBand.BELOW) {
      Decimal health = equity.dividedBy(maintenance, RoundingMode.FLOOR);
      List<Exit> exits = portfolio.positions().stream().map(this::exit).toList();
      for (LiquidationPlan.Close close : LiquidationPlan.decide(margin, account, exits)) {
        MarketId market = portfolio.positions().get(close.index()).market();
        decided.add(
            new Decided(
                new Decision(
                    portfolio.account(),
                    portfolio.version(),
                    market,
                    close.size(),
                    equity,
                    maintenance,
                    health,
                    terms(market).profileVersion()),
                portfolio));
      }
    }
    return band;
  }

  private Exit exit(Position position) {
    MarketMark mark = requested.get(position.market());
    if (mark == null) {
      throw new IllegalStateException("judged without a mark: " + position.market());
    }
    return new Exit(
        Exit.priceAgainst(position.size(), mark.price(), mark.confidence()),
        terms(position.market()).sizeStep());
  }

  private RoundTerms terms(MarketId market) {
    RoundTerms own = terms.get(market);
    if (own == null) {
      throw new IllegalStateException("judged without terms: " + market);
    }
    return own;
  }
}
