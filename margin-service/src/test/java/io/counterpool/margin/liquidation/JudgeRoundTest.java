package io.counterpool.margin.liquidation;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.margin.portfolio.AccountId;
import io.counterpool.margin.portfolio.Holding;
import io.counterpool.margin.portfolio.Portfolio;
import io.counterpool.margin.portfolio.Position;
import io.counterpool.margin.profile.AssetId;
import io.counterpool.margin.profile.MarketId;
import io.counterpool.margin.terms.RoundTerms;
import io.counterpool.models.Decimal;
import io.counterpool.models.margin.LinearMargin;
import io.counterpool.models.oracle.PriceAction;
import io.counterpool.models.oracle.PriceGrade;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JudgeRoundTest {

  private static final LinearMargin USDC = new LinearMargin(6);
  private static final Instant AT = Instant.parse("2026-01-31T12:00:00Z");
  private static final MarketId ETH = new MarketId("ETH-USD-PERP");
  private static final MarketId BTC = new MarketId("BTC-USD-PERP");

  @Test
  void closesTheLeastPartThatReachesTheBuffer() {
    // 2 ETH at 2,000; maintenance 5 % = 200, equity 199.999999.
    // 199.999999 − 20c ≥ 1.2 × (200 − 100c): c ≥ 0.4000000…, up to the step 0.01: 0.41.
    Judgement judged =
        judge(List.of(eth(PriceGrade.VALID, "0")), long2Eth(account(1), "199.999999"));
    assertThat(judged.decided()).hasSize(1);
    Decision decision = judged.decided().getFirst().decision();
    assertThat(decision.closeSize()).isEqualTo(Decimal.of("0.41"));
    assertThat(decision.equity()).isEqualTo(Decimal.of("199.999999"));
    assertThat(decision.maintenance()).isEqualTo(Decimal.of("200"));
    assertThat(decision.health()).isEqualTo(Decimal.of("0.999999995"));
    assertThat(decision.profileVersion()).isEqualTo(7);
    assertThat(decision.accountVersion()).isEqualTo(3);
  }

  @Test
  void leavesAnAccountAloneWhoseEquityIsExactlyMaintenance() {
    Judgement judged = judge(List.of(eth(PriceGrade.VALID, "0")), long2Eth(account(1), "200"));
    assertThat(judged.decided()).isEmpty();
    assertThat(judged.accountsAssessed()).isEqualTo(1);
    assertThat(judged.bands()).isEqualTo(Map.of(HealthBand.THIN, 1));
  }

  @Test
  void judgesAtTheIndexAndClosesAtTheWorseEndOfThePrice() {
    // At 2,000: equity 199.999999, maintenance 200. A close of c at 1,990 loses 10c and costs
    // 19.9c:
    // 199.999999 − 29.9c ≥ 1.2 × (200 − 100c): c ≥ 40.000001 / 90.1 = 0.443…, up to the step: 0.45.
    Judgement judged =
        judge(List.of(eth(PriceGrade.UNCERTAIN, "10")), long2Eth(account(1), "199.999999"));
    Decision decision = judged.decided().getFirst().decision();
    assertThat(decision.equity()).isEqualTo(Decimal.of("199.999999"));
    assertThat(decision.maintenance()).isEqualTo(Decimal.of("200"));
    assertThat(decision.closeSize()).isEqualTo(Decimal.of("0.45"));
  }

  @ParameterizedTest
  @EnumSource(
      value = PriceGrade.class,
      names = {"STALE", "BELOW_QUORUM", "OUT_OF_BAND", "HALTED"})
  void neverLiquidatesOnAPriceWhoseGradeForbidsIt(PriceGrade grade) {
    Judgement judged = judge(List.of(eth(grade, "0")), long2Eth(account(1), "-5000"));
    assertThat(judged.decided()).isEmpty();
    assertThat(judged.accountsAssessed()).isZero();
    assertThat(judged.bands()).isEqualTo(Map.of(HealthBand.UNJUDGED, 1));
  }

  @ParameterizedTest
  @EnumSource(
      value = PriceGrade.class,
      names = {"VALID", "UNCERTAIN", "VOLATILE"})
  void liquidatesOnTheOtherGrades(PriceGrade grade) {
    assertThat(judge(List.of(eth(grade, "0")), long2Eth(account(1), "0")).decided()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(PriceGrade.class)
  void goesByTheActionsThatAreStatedAndNotByTheGrade(PriceGrade grade) {
    MarketMark allowed =
        new MarketMark(
            ETH,
            Decimal.of("2000"),
            Decimal.ZERO,
            grade,
            List.of(PriceAction.LIQUIDATE),
            Decimal.ZERO,
            Decimal.ZERO);
    MarketMark forbidden =
        new MarketMark(
            ETH,
            Decimal.of("2000"),
            Decimal.ZERO,
            grade,
            List.of(PriceAction.REDUCE),
            Decimal.ZERO,
            Decimal.ZERO);
    assertThat(judge(List.of(allowed), long2Eth(account(1), "0")).decided()).hasSize(1);
    assertThat(judge(List.of(forbidden), long2Eth(account(1), "0")).decided()).isEmpty();
  }

  @Test
  void doesNotJudgeWhoHoldsAMarketOrCollateralWithoutAPrice() {
    Portfolio alsoBtc =
        new Portfolio(
            account(1),
            3,
            Decimal.ZERO,
            List.of(),
            List.of(position(ETH, "2", "4000"), position(BTC, "1", "60000")));
    Portfolio alsoGold =
        new Portfolio(
            account(2),
            3,
            Decimal.ZERO,
            List.of(new Holding(new AssetId("XAUT"), Decimal.ONE)),
            List.of(position(ETH, "2", "4000")));
    Judgement judged = judge(List.of(eth(PriceGrade.VALID, "0")), alsoBtc, alsoGold);
    assertThat(judged.decided()).isEmpty();
    assertThat(judged.bands()).isEqualTo(Map.of(HealthBand.UNJUDGED, 2));
  }

  @Test
  void countsCollateralAfterItsHaircut() {
    // 0.125 WETH × 2,000 × 0.8 = 200: exactly maintenance. One unit less of it is not enough.
    assertThat(judge(List.of(eth(PriceGrade.VALID, "0")), withWeth("0.125")).decided()).isEmpty();
    assertThat(judge(List.of(eth(PriceGrade.VALID, "0")), withWeth("0.12499999")).decided())
        .hasSize(1);
  }

  @Test
  void countsFundingAndBorrowingSinceTheLastTouch() {
    // Funding index +3 and borrowing index +2 on 2 ETH: 10 owed. 210 is enough, less is not.
    MarketMark accrued =
        new MarketMark(
            ETH,
            Decimal.of("2000"),
            Decimal.ZERO,
            PriceGrade.VALID,
            null,
            Decimal.of("3"),
            Decimal.of("2"));
    assertThat(judge(List.of(accrued), long2Eth(account(1), "210")).decided()).isEmpty();
    assertThat(judge(List.of(accrued), long2Eth(account(1), "209.999999")).decided()).hasSize(1);
  }

  @Test
  void countsFundingByTheIndexOfThePositionsSide() {
    // Longs have paid 3, shorts −1: −2 ETH owe 2 where 2 ETH owe 6.
    MarketMark apart =
        new MarketMark(
            ETH,
            Decimal.of("2000"),
            Decimal.ZERO,
            PriceGrade.VALID,
            null,
            Decimal.of("3"),
            Decimal.ZERO,
            Decimal.of("-1"));
    assertThat(judge(List.of(apart), long2Eth(account(1), "206")).decided()).isEmpty();
    assertThat(judge(List.of(apart), long2Eth(account(1), "205.999999")).decided()).hasSize(1);
    assertThat(judge(List.of(apart), short2Eth("202")).decided()).isEmpty();
    assertThat(judge(List.of(apart), short2Eth("201.999999")).decided()).hasSize(1);
  }

  @Test
  void ordersDecisionsByAccountAndThenByTheOrderOfClosing() {
    Portfolio both =
        new Portfolio(
            account(1),
            3,
            Decimal.ZERO,
            List.of(),
            List.of(position(ETH, "2", "4000"), position(BTC, "1", "60000")));
    MarketMark btc =
        new MarketMark(
            BTC,
            Decimal.of("60000"),
            Decimal.ZERO,
            PriceGrade.VALID,
            null,
            Decimal.ZERO,
            Decimal.ZERO);
    Judgement judged =
        judge(List.of(eth(PriceGrade.VALID, "0"), btc), both, long2Eth(account(2), "0"));
    assertThat(judged.decided())
        .extracting(decided -> decided.decision().account() + " " + decided.decision().market())
        .containsExactly(account(1) + " " + BTC, account(1) + " " + ETH, account(2) + " " + ETH);
  }

  @Test
  void leavesOutAccountsWithoutPositions() {
    Portfolio flat = new Portfolio(account(1), 3, Decimal.of("-5"), List.of(), List.of());
    Judgement judged = judge(List.of(eth(PriceGrade.VALID, "0")), flat);
    assertThat(judged.accountsAssessed()).isZero();
    assertThat(judged.bands()).isEmpty();
  }

  private static Judgement judge(List<MarketMark> markets, Portfolio... portfolios) {
    DecisionRequest request =
        new DecisionRequest(
            AT,
            new AssetId("USDC"),
            markets,
            List.of(new CollateralMark(new AssetId("WETH"), Decimal.of("2000"))));
    Map<MarketId, RoundTerms> terms =
        markets.stream()
            .map(mark -> terms(mark.market()))
            .collect(Collectors.toMap(RoundTerms::market, Function.identity()));
    return new JudgeRound(USDC, request, terms).judge(Arrays.asList(portfolios));
  }

  private static RoundTerms terms(MarketId market) {
    return new RoundTerms(
        market,
        1,
        AT,
        AT.plusSeconds(900),
        7,
        Decimal.of("0.1"),
        Decimal.of("0.05"),
        null,
        Decimal.of("0.2"),
        Decimal.of("0.01"),
        Decimal.ONE,
        Decimal.of("0.01"),
        new TreeMap<>(Map.of("WETH", Decimal.of("0.2"))),
        true,
        "");
  }

  private static MarketMark eth(PriceGrade grade, String confidence) {
    return new MarketMark(
        ETH, Decimal.of("2000"), Decimal.of(confidence), grade, null, Decimal.ZERO, Decimal.ZERO);
  }

  private static Portfolio long2Eth(AccountId account, String cash) {
    return new Portfolio(
        account, 3, Decimal.of(cash), List.of(), List.of(position(ETH, "2", "4000")));
  }

  private static Portfolio short2Eth(String cash) {
    return new Portfolio(
        account(1), 3, Decimal.of(cash), List.of(), List.of(position(ETH, "-2", "-4000")));
  }

  private static Portfolio withWeth(String amount) {
    return new Portfolio(
        account(1),
        3,
        Decimal.ZERO,
        List.of(new Holding(new AssetId("WETH"), Decimal.of(amount))),
        List.of(position(ETH, "2", "4000")));
  }

  private static Position position(MarketId market, String size, String entryNotional) {
    return new Position(
        market, Decimal.of(size), Decimal.of(entryNotional), Decimal.ZERO, Decimal.ZERO);
  }

  private static AccountId account(long n) {
    return new AccountId(new UUID(0, n));
  }
}
