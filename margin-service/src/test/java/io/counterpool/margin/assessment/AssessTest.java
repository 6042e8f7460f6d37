package io.counterpool.margin.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.margin.assessment.Assessment.AssessedPosition;
import io.counterpool.margin.assessment.AssessmentRequest.CollateralLine;
import io.counterpool.margin.assessment.AssessmentRequest.PositionLine;
import io.counterpool.margin.profile.AssetId;
import io.counterpool.margin.profile.MarketId;
import io.counterpool.models.Decimal;
import io.counterpool.models.margin.LinearMargin;
import io.counterpool.models.margin.MarginTerms;
import java.util.List;
import org.junit.jupiter.api.Test;

class AssessTest {

  private static final Assess USDC = new Assess(new LinearMargin(6));

  @Test
  void showsEveryFigure() {
    // Long 2 at 2,000, mark 2,100: profit 200, of which 80 % counts: 160.
    // Funding 2 × (5 − 3) = 4, borrowing 2 × (1.5 − 1) = 1. WETH: 0.5 × 2,100 × 0.8 = 840.
    // Equity 100 + 840 + 160 − 5 = 1,095. Notional 4,200, initial 420, maintenance 210.
    Assessment assessment =
        USDC.assess(
            new AssessmentRequest(
                Decimal.of("100"), List.of(weth("0.5", "2100", "0.2")), List.of(long2("2100"))));
    assertThat(assessment.collateralValue()).isEqualTo(Decimal.of("840"));
    assertThat(assessment.equity()).isEqualTo(Decimal.of("1095"));
    assertThat(assessment.initialRequirement()).isEqualTo(Decimal.of("420"));
    assertThat(assessment.maintenanceRequirement()).isEqualTo(Decimal.of("210"));
    assertThat(assessment.free()).isEqualTo(Decimal.of("675"));
    assertThat(assessment.health()).isEqualTo(Decimal.of("5.214285714285714285"));
    assertThat(assessment.liquidatable()).isFalse();
    AssessedPosition position = assessment.positions().getFirst();
    assertThat(position.notional()).isEqualTo(Decimal.of("4200"));
    assertThat(position.profit()).isEqualTo(Decimal.of("200"));
    assertThat(position.countedProfit()).isEqualTo(Decimal.of("160"));
    assertThat(position.fundingOwed()).isEqualTo(Decimal.of("4"));
    assertThat(position.borrowOwed()).isEqualTo(Decimal.of("1"));
    // 935 + 2P − 4000 meets 0.1P at 161.3157894…; rounded to six digits, equity down and
    // maintenance
    // up, it holds from 2P − 3065 = 161.31579, P = 1613.157895: one tick below it does not.
    assertThat(position.liquidationPrice()).isEqualTo(Decimal.of("1613.15789499"));
  }

  @Test
  void oneVenuesPrintDoesNotLiquidateAndAllOfThemDo() {
    // S8: owes 880,000 D; collateral 1,200,000 counted at 75 %. The settlement unit is D, so the
    // collateral is worth 1 ÷ (price of D). At 1.008: 900,000 ÷ 1.008 = 892,857.142… > 880,000.
    assertThat(owing880("0.99206349").liquidatable()).isFalse();
    assertThat(owing880("0.99206349").equity()).isEqualTo(Decimal.of("12857.141"));
    // At 1.30: 900,000 ÷ 1.30 = 692,307.69… < 880,000.
    assertThat(owing880("0.76923077").liquidatable()).isTrue();
    assertThat(owing880("0.76923077").free()).isEqualTo(Decimal.ZERO);
  }

  @Test
  void needsNothingWithoutPositions() {
    Assessment assessment =
        USDC.assess(new AssessmentRequest(Decimal.of("5"), List.of(), List.of()));
    assertThat(assessment.health()).isNull();
    assertThat(assessment.free()).isEqualTo(Decimal.of("5"));
    assertThat(assessment.liquidatable()).isFalse();
  }

  private static Assessment owing880(String collateralPrice) {
    return USDC.assess(
        new AssessmentRequest(
            Decimal.of("-880000"), List.of(weth("1200000", collateralPrice, "0.25")), List.of()));
  }

  private static CollateralLine weth(String amount, String price, String haircut) {
    return new CollateralLine(
        new AssetId("WETH"), Decimal.of(amount), Decimal.of(price), Decimal.of(haircut));
  }

  private static PositionLine long2(String price) {
    return new PositionLine(
        new MarketId("ETH-USD-PERP"),
        Decimal.of("2"),
        Decimal.of("4000"),
        Decimal.of(price),
        Decimal.of("5"),
        Decimal.of("3"),
        Decimal.of("1.5"),
        Decimal.ONE,
        new MarginTerms(
            Decimal.of("0.1"),
            Decimal.of("0.05"),
            null,
            Decimal.of("0.01"),
            Decimal.of("0.8"),
            Decimal.of("0.2")));
  }
}
