package io.counterpool.models.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.counterpool.models.Decimal;
import io.counterpool.models.Draws;
import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.margin.Scenario.Move;
import io.counterpool.models.options.Black76;
import io.counterpool.models.options.OptionType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OptionMarginModelTest {

  private static final double MONTH = 30 * 86_400;

  private static Decimal of(String value) {
    return Decimal.of(value);
  }

  private static Scenario scenario(String spot, Move move, String damping) {
    return new Scenario(of(spot), move, of(damping));
  }

  static ScenarioMargin scenarioMargin(List<Scenario> scenarios) {
    return new ScenarioMargin(
        of("0.8"),
        of("1"),
        new VolatilityShock(of("0.5"), of("0.275"), of("0.3"), of("0.13"), of("1"), of("0.45")),
        new SkewShock(
            of("0.15"),
            of("-0.05"),
            of("0.15"),
            of("-0.05"),
            of("0.01"),
            of("4"),
            of("0.6"),
            of("-0.1")),
        new StaticDiscount(of("0.95"), of("1"), of("0.08"), of("1.04"), of("0.5"), of("0.08")),
        new BasisShock(of("1.045"), of("0.955"), of("0.5"), of("2")),
        new Contingency(of("0.015"), of("0.003"), of("0.005"), of("0.002")),
        new ConfidenceCharge(of("0.55"), of("1")),
        new PegCharge(of("0.98"), of("2")),
        scenarios);
  }

  private static final ScenarioMargin SCENARIO =
      scenarioMargin(
          List.of(
              scenario("1.18", Move.UP, "1"),
              scenario("1.09", Move.DOWN, "1"),
              scenario("1", Move.NONE, "1"),
              scenario("0.82", Move.UP, "1"),
              scenario("0.34", Move.UP, "0.05"),
              scenario("1", Move.TILT, "1"),
              scenario("1", Move.WINGS, "1")));

  private static final StandardMargin STANDARD =
      new StandardMargin(
          new ShortOptionRates(
              of("0.15"), of("0.1"), of("0.075"), of("0.075"), of("0.075"), of("1.05")),
          of("1.2"),
          of("1.1"),
          of("0.065"),
          of("0.05"),
          new ConfidenceCharge(of("0.4"), of("0.4")),
          new ConfidenceCharge(of("0.4"), of("0.4")),
          new ConfidenceCharge(of("0.4"), of("0.4")),
          new PegCharge(of("0.98"), of("1.2")));

  private static final List<OptionMarginModel> MODELS = List.of(SCENARIO, STANDARD);

  private static ExpiryPositions month(OptionPosition... options) {
    return new ExpiryPositions(MONTH, 0, 1000, 0, 1, List.of(options));
  }

  private static OptionAccount account(
      double cash, PerpPosition perp, ExpiryPositions... expiries) {
    return new OptionAccount(
        cash, 1, List.of(new MarketHoldings(1000, 1, perp, List.of(), List.of(expiries))));
  }

  private static OptionPosition call(double strike, double amount) {
    return new OptionPosition(OptionType.CALL, strike, 0.8, amount);
  }

  private static OptionPosition put(double strike, double amount) {
    return new OptionPosition(OptionType.PUT, strike, 0.8, amount);
  }

  @Test
  void chargesAPerpetualForTheWorstMove() {
    OptionAccount account = account(500, new PerpPosition(2, 1010, 1, 30));
    // −18 % of 2,020 = −363.6; keep: × 0.8 − 1.5 % of 2,000 + 30 + 500; open: 0.5 % more.
    OptionMargin scenario = SCENARIO.margin(account);
    assertThat(scenario.maintenance()).isCloseTo(-290.88 - 30 + 530, within(1e-9));
    assertThat(scenario.initial()).isCloseTo(-363.6 - 40 + 530, within(1e-9));
    assertThat(scenario.markToMarket()).isCloseTo(530, within(1e-12));
    // 5 % and 6.5 % of 2,020
    OptionMargin standard = STANDARD.margin(account);
    assertThat(standard.maintenance()).isCloseTo(530 - 101, within(1e-9));
    assertThat(standard.initial()).isCloseTo(530 - 131.3, within(1e-9));
  }

  @Test
  void givesReliefForASpreadButNotForAnUncoveredLeg() {
    // Long 900, short 1,100: nothing can be lost.
    OptionAccount spread = account(0, PerpPosition.NONE, month(call(900, 1), call(1100, -1)));
    assertThat(STANDARD.margin(spread).initial()).isZero();
    // Long 900, short two 1,100: 1.2 forwards for the one uncovered call, or its own margin.
    OptionAccount ratio = account(0, PerpPosition.NONE, month(call(900, 1), call(1100, -2)));
    double value = Black76.price(OptionType.CALL, 1000, 1100, 0.8, MONTH / 31_536_000, 1);
    assertThat(STANDARD.margin(ratio).initial())
        .isCloseTo(-2 * (value + 0.10 * 1000), within(1e-9));
    // A short put of 1,000 loses at most 1,000; of 10 at most 10.
    OptionAccount put = account(0, PerpPosition.NONE, month(put(10, -1)));
    assertThat(STANDARD.margin(put).initial()).isBetween(-10.0, 0.0);
  }

  @Test
  void neverGainsFromASkew() {
    ScenarioMargin.Breakdown parts =
        SCENARIO.breakdown(
            account(0, PerpPosition.NONE, month(call(1500, 3), put(600, 5))).markets().getFirst(),
            1);
    assertThat(parts.scenarioProfits().get(5)).isNegative();
    assertThat(parts.scenarioProfits().get(6)).isNegative();
    // Nothing moves, and the discount of long options still costs.
    assertThat(parts.scenarioProfits().get(2)).isNegative();
  }

  @Test
  void needsMoreWhileThePegOrAPriceIsInDoubt() {
    ExpiryPositions sure = month(call(1100, -1));
    ExpiryPositions doubtful = new ExpiryPositions(MONTH, 0, 1000, 0, 0.2, List.of(call(1100, -1)));
    for (OptionMarginModel model : MODELS) {
      OptionMargin calm = model.margin(account(0, PerpPosition.NONE, sure));
      OptionMargin unsure = model.margin(account(0, PerpPosition.NONE, doubtful));
      assertThat(unsure.initial()).isLessThan(calm.initial());
      assertThat(unsure.maintenance()).isEqualTo(calm.maintenance());
      OptionMargin broken =
          model.margin(new OptionAccount(0, 0.9, account(0, PerpPosition.NONE, sure).markets()));
      assertThat(broken.initial()).isLessThan(calm.initial());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void scalesWithTheAccountAndNeverMindsCollateral(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < 150; i++) {
      MarketHoldings market = market(draws, 1);
      MarketHoldings twice = doubled(market);
      OptionCollateral more = new OptionCollateral(1, 1000, 1, draws.chance(), 0.1, 0.1);
      List<OptionCollateral> added = new ArrayList<>(market.collaterals());
      added.add(more);
      for (OptionMarginModel model : MODELS) {
        OptionMargin one = model.margin(new OptionAccount(100, 1, List.of(market)));
        OptionMargin two = model.margin(new OptionAccount(200, 1, List.of(twice)));
        assertThat(two.initial())
            .as("%s: %s of %s", draws, model, market)
            .isCloseTo(2 * one.initial(), within(1e-9 * (1 + Math.abs(one.initial()))));
        assertThat(two.maintenance())
            .isCloseTo(2 * one.maintenance(), within(1e-9 * (1 + Math.abs(one.maintenance()))));
        assertThat(one.initial()).isLessThanOrEqualTo(one.maintenance() + 1e-9);
        OptionMargin richer =
            model.margin(
                new OptionAccount(
                    100,
                    1,
                    List.of(
                        new MarketHoldings(
                            market.spot(), 1, market.perp(), added, market.expiries()))));
        // Collateral that moves with the market can lose 18 % and 0.1 is its haircut: it still
        // adds.
        assertThat(richer.maintenance()).isGreaterThan(one.maintenance() - 1e-9);
      }
    }
  }

  private static MarketHoldings market(Draws draws, double confidence) {
    List<ExpiryPositions> expiries = new ArrayList<>();
    for (int e = 0; e < draws.below(3); e++) {
      List<OptionPosition> options = new ArrayList<>();
      for (int o = 0; o < draws.below(6); o++) {
        options.add(
            new OptionPosition(
                draws.oneOf(List.of(OptionType.values())),
                500 + 100 * draws.below(12),
                0.3 + draws.below(10) * 0.1,
                draws.below(9) - 4));
      }
      expiries.add(
          new ExpiryPositions(
              draws.below(10_000_000), draws.below(2) * 300, 700, 0.05, confidence, options));
    }
    return new MarketHoldings(
        1000,
        confidence,
        new PerpPosition(draws.below(7) - 3, 1001, confidence, draws.gaussian()),
        List.of(new OptionCollateral(draws.below(3), 1000, confidence, draws.chance(), 0.1, 0.05)),
        expiries);
  }

  private static MarketHoldings doubled(MarketHoldings market) {
    PerpPosition perp = market.perp();
    return new MarketHoldings(
        market.spot(),
        market.spotConfidence(),
        new PerpPosition(2 * perp.size(), perp.price(), perp.confidence(), 2 * perp.unrealised()),
        market.collaterals().stream()
            .map(
                one ->
                    new OptionCollateral(
                        2 * one.amount(),
                        one.price(),
                        one.confidence(),
                        one.movesWithMarket(),
                        one.maintenanceHaircut(),
                        one.initialHaircut()))
            .toList(),
        market.expiries().stream()
            .map(
                expiry ->
                    new ExpiryPositions(
                        expiry.secondsToExpiry(),
                        expiry.fixedForward(),
                        expiry.variableForward(),
                        expiry.rate(),
                        expiry.confidence(),
                        expiry.options().stream()
                            .map(
                                option ->
                                    new OptionPosition(
                                        option.type(),
                                        option.strike(),
                                        option.volatility(),
                                        2 * option.amount()))
                            .toList()))
            .toList());
  }

  @Test
  void definesEdges() {
    for (OptionMarginModel model : MODELS) {
      assertThat(model.margin(new OptionAccount(-7, 1, List.of())))
          .isEqualTo(new OptionMargin(-7, -7, -7));
      // At expiry, at the money, without a forward: finite, whatever is asked.
      OptionMargin edge =
          model.margin(
              account(
                  0,
                  PerpPosition.NONE,
                  new ExpiryPositions(0, 0, 1000, 0, 0, List.of(call(1000, -1), put(1000, 2))),
                  new ExpiryPositions(1, 0, 0, -1, 1, List.of(call(1e20, 1), put(1e-18, -1)))));
      assertThat(edge.initial()).isFinite();
      assertThat(edge.maintenance()).isFinite();
      assertThatThrownBy(() -> model.margin(account(0, new PerpPosition(1e200, 1e200, 1, 0))))
          .isInstanceOf(OutOfRangeException.class);
    }
    assertThatThrownBy(() -> scenario("1.1", Move.TILT, "1")).hasMessageContaining("skew move");
    assertThatThrownBy(() -> new OptionAccount(0, 0, List.of()))
        .hasMessageContaining("stablePrice");
    assertThatThrownBy(() -> call(0, 1)).hasMessageContaining("strike");
    assertThat(OptionMarginModel.models()).containsOnlyKeys("scenario", "standard");
  }
}
