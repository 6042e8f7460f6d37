package io.counterpool.margin.liquidation;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.kit.testing.Seeds;
import io.counterpool.margin.portfolio.AccountId;
import io.counterpool.margin.portfolio.Portfolio;
import io.counterpool.margin.portfolio.Position;
import io.counterpool.margin.profile.AssetId;
import io.counterpool.margin.profile.MarketId;
import io.counterpool.margin.terms.RoundTerms;
import io.counterpool.models.Decimal;
import io.counterpool.models.margin.LinearMargin;
import io.counterpool.models.margin.MarginAccount;
import io.counterpool.models.margin.MarginPosition;
import io.counterpool.models.margin.PositionState;
import io.counterpool.models.oracle.PriceGrade;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JudgeRoundPropertyTest {

  private static final LinearMargin USDC = new LinearMargin(6);
  private static final Decimal TICK = Decimal.of("0.00000001");
  private static final Instant AT = Instant.parse("2026-01-31T12:00:00Z");
  private static final List<MarketId> MARKETS =
      List.of(new MarketId("BTC"), new MarketId("ETH"), new MarketId("SOL"));

  @Test
  void theServedLiquidationPriceIsTheOneThatTriggers() {
    SplittableRandom random = Seeds.random("theServedLiquidationPriceIsTheOneThatTriggers");
    int triggered = 0;
    for (int step = 0; step < Seeds.steps(); step++) {
      Map<MarketId, RoundTerms> terms = terms(random);
      Map<MarketId, MarketMark> marks = marks(random);
      Portfolio portfolio = portfolio(random, marks);
      if (!decided(terms, marks, portfolio).isEmpty()) {
        continue;
      }
      for (int index = 0; index < portfolio.positions().size(); index++) {
        Position position = portfolio.positions().get(index);
        Optional<Decimal> served =
            USDC.liquidationPrice(account(terms, marks, portfolio), index, 8);
        if (served.isPresent()) {
          Decimal before =
              position.size().isPositive() ? served.get().plus(TICK) : served.get().minus(TICK);
          assertThat(decided(terms, at(marks, position, before), portfolio))
              .as("step %d: one tick before %s of %s", step, served.get(), portfolio)
              .isEmpty();
          assertThat(decided(terms, at(marks, position, served.get()), portfolio))
              .as("step %d: at %s of %s", step, served.get(), portfolio)
              .isNotEmpty();
          triggered++;
        }
      }
    }
    assertThat(triggered).isPositive();
  }

  @Test
  void theSameRoundGivesTheSameDecisions() {
    SplittableRandom random = Seeds.random("theSameRoundGivesTheSameDecisions");
    Map<MarketId, RoundTerms> terms = terms(random);
    Map<MarketId, MarketMark> marks = marks(random);
    List<Portfolio> portfolios = new ArrayList<>();
    for (int account = 0; account < 500; account++) {
      portfolios.add(portfolio(random, marks));
    }
    Judgement first = judge(terms, marks, portfolios);
    assertThat(first.decided()).isNotEmpty();
    assertThat(judge(terms, marks, portfolios)).isEqualTo(first);
  }

  private static List<Judgement.Decided> decided(
      Map<MarketId, RoundTerms> terms, Map<MarketId, MarketMark> marks, Portfolio portfolio) {
    return judge(terms, marks, List.of(portfolio)).decided();
  }

  private static Judgement judge(
      Map<MarketId, RoundTerms> terms,
      Map<MarketId, MarketMark> marks,
      List<Portfolio> portfolios) {
    DecisionRequest request =
        new DecisionRequest(AT, new AssetId("USDC"), List.copyOf(marks.values()), List.of());
    return new JudgeRound(USDC, request, terms).judge(portfolios);
  }

  /** The marks at which the position's price is {@code mark}. */
  private static Map<MarketId, MarketMark> at(
      Map<MarketId, MarketMark> marks, Position position, Decimal mark) {
    Map<MarketId, MarketMark> moved = new TreeMap<>(marks);
    moved.computeIfPresent(
        position.market(),
        (market, known) ->
            new MarketMark(
                market,
                mark,
                known.confidence(),
                known.grade(),
                known.allows(),
                known.fundingIndex(),
                known.borrowIndex()));
    return moved;
  }

  /** The account by hand, not by the code under test. */
  private static MarginAccount account(
      Map<MarketId, RoundTerms> terms, Map<MarketId, MarketMark> marks, Portfolio portfolio) {
    List<MarginPosition> positions = new ArrayList<>();
    for (Position position : portfolio.positions()) {
      MarketMark mark = marks.get(position.market());
      RoundTerms own = terms.get(position.market());
      if (mark == null || own == null) {
        throw new IllegalStateException("every market has a mark here");
      }
      positions.add(
          new MarginPosition(
              new PositionState(
                  position.size(),
                  position.entryNotional(),
                  mark.price(),
                  position
                      .size()
                      .times(
                          mark.fundingIndex().minus(position.fundingIndex()),
                          6,
                          RoundingMode.CEILING),
                  position
                      .size()
                      .abs()
                      .times(
                          mark.borrowIndex().minus(position.borrowIndex()),
                          6,
                          RoundingMode.CEILING)),
              own.coefficients()));
    }
    return new MarginAccount(portfolio.settlementCash(), List.of(), positions);
  }

  private static Map<MarketId, RoundTerms> terms(SplittableRandom random) {
    Map<MarketId, RoundTerms> terms = new TreeMap<>();
    for (MarketId market : MARKETS) {
      terms.put(
          market,
          new RoundTerms(
              market,
              1,
              AT,
              AT.plusSeconds(900),
              random.nextInt(1, 9),
              Decimal.of("0.1"),
              Decimal.ofUnits(random.nextInt(2, 11), 2),
              random.nextBoolean() ? null : Decimal.of(random.nextInt(100, 10_000)),
              Decimal.ofUnits(random.nextInt(0, 6), 1),
              Decimal.ofUnits(random.nextInt(0, 20), 3),
              Decimal.ofUnits(random.nextInt(0, 11), 1),
              Decimal.of("0.0001"),
              new TreeMap<>(),
              true,
              ""));
    }
    return terms;
  }

  private static Map<MarketId, MarketMark> marks(SplittableRandom random) {
    Map<MarketId, MarketMark> marks = new TreeMap<>();
    for (MarketId market : MARKETS) {
      marks.put(
          market,
          new MarketMark(
              market,
              Decimal.ofUnits(random.nextInt(1_000_000, 2_000_000_000), 5),
              Decimal.ofUnits(random.nextInt(0, 100_000), 5),
              PriceGrade.VALID,
              null,
              Decimal.ofUnits(random.nextInt(-1_000_000, 1_000_000), 6),
              Decimal.ofUnits(random.nextInt(1_000_000, 2_000_000), 6)));
    }
    return marks;
  }

  private static Portfolio portfolio(SplittableRandom random, Map<MarketId, MarketMark> marks) {
    List<Position> positions = new ArrayList<>();
    Decimal notional = Decimal.ZERO;
    for (MarketMark mark : marks.values()) {
      if (positions.isEmpty() || random.nextBoolean()) {
        Decimal size = Decimal.ofUnits(random.nextInt(1, 100_000), 4);
        // Entries from 20 % below to 20 % above the mark.
        Decimal entry =
            size.times(mark.price(), RoundingMode.HALF_EVEN)
                .times(Decimal.ofUnits(random.nextInt(800, 1200), 3), 6, RoundingMode.HALF_EVEN);
        notional = notional.plus(entry);
        boolean isLong = random.nextBoolean();
        positions.add(
            new Position(
                mark.market(),
                isLong ? size : size.negate(),
                isLong ? entry : entry.negate(),
                Decimal.ofUnits(random.nextInt(-1_000_000, 1_000_000), 6),
                Decimal.ofUnits(random.nextInt(0, 1_000_000), 6)));
      }
    }
    Decimal cash =
        notional.times(Decimal.ofUnits(random.nextInt(-100, 1500), 3), 6, RoundingMode.HALF_EVEN);
    return new Portfolio(
        new AccountId(new UUID(0, random.nextInt(1 << 30))), 1, cash, List.of(), positions);
  }
}
