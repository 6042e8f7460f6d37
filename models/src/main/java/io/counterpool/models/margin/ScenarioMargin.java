package io.counterpool.models.margin;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.RealBounds;
import io.counterpool.models.margin.Scenario.Move;
import io.counterpool.models.options.OptionType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Portfolio margin: the worst loss over a grid of scenarios, and contingencies. Source: Derive v2
 * portfolio margin, close to that of Deribit.
 *
 * <p>Of a market, {@code maintenance = worst × lossMaintenance − contingency + value} and {@code
 * initial = worst × (lossInitial + peg) − further contingency − contingency + value}. Worst is the
 * least of the basis loss ({@link BasisShock}) and every scenario: {@code damping × [perp × (s − 1)
 * + Σ d + collateral that moves × (s − 1)]}, d of an expiry its shocked value after {@link
 * StaticDiscount} less its value now, and in a skew scenario −|d|, so that skews never help. Values
 * are Black-76, discounted. Naked short options are, a strike, calls and puts sold and not bought;
 * a call against a put of the other sign is a forward and nets.
 *
 * @param lossMaintenance part of the worst loss to keep, ≥ 0
 * @param lossInitial part of the worst loss to open, ≥ 0
 * @param volatility moves up and down
 * @param skew moves of the smile
 * @param discount of shocked values
 * @param basis loss between expiries
 * @param contingency asked for in any case
 * @param confidence charges on uncertain prices, to open
 * @param peg charge on the worst loss, to open
 * @param scenarios at most {@value #MOST_SCENARIOS}
 */
public record ScenarioMargin(
    Decimal lossMaintenance,
    Decimal lossInitial,
    VolatilityShock volatility,
    SkewShock skew,
    StaticDiscount discount,
    BasisShock basis,
    Contingency contingency,
    ConfidenceCharge confidence,
    PegCharge peg,
    List<Scenario> scenarios)
    implements OptionMarginModel {

  public static final String TAG = "scenario";

  static final int MOST_SCENARIOS = 1_000;

  /** Scenarios before those of the list: nothing moves, forwards up, forwards down. */
  private static final int OWN = 3;

  private static final List<Move> MOVES = List.of(Move.values());

  public ScenarioMargin {
    Bounds.notNegative("lossMaintenance", lossMaintenance);
    Bounds.notNegative("lossInitial", lossInitial);
    scenarios = List.copyOf(scenarios);
    if (scenarios.size() > MOST_SCENARIOS) {
      throw new OutOfRangeException(
          "scenarios must be at most " + MOST_SCENARIOS + ", were " + scenarios.size());
    }
  }

  /**
   * One market in parts.
   *
   * @param margin what is left of this market, without the cash of the account
   * @param optionValue mark to market of the options
   * @param collateralValue in settlement currency
   * @param scenarioProfits one a scenario, in their order
   * @param worstLoss least of the basis loss and the scenarios, ≤ 0 unless all of them gain
   * @param worstScenario its place in the list; −1: the basis loss
   */
  public record Breakdown(
      OptionMargin margin,
      double optionValue,
      double collateralValue,
      List<Double> scenarioProfits,
      double worstLoss,
      int worstScenario) {}

  @Override
  public OptionMargin margin(OptionAccount account) {
    OptionMargin sum = new OptionMargin(account.cash(), account.cash(), account.cash());
    for (MarketHoldings market : account.markets()) {
      sum = sum.plus(breakdown(market, account.stablePrice()).margin());
    }
    return sum;
  }

  /** One market in parts; {@code stablePrice} above 0. */
  public Breakdown breakdown(MarketHoldings market, double stablePrice) {
    RealBounds.positive("stablePrice", stablePrice);
    double[][] values = values(market);
    double optionValue = sum(values[0]);
    double collateralValue = 0;
    double moving = market.perp().size() * market.perp().price();
    for (OptionCollateral collateral : market.collaterals()) {
      double value = collateral.value() / stablePrice;
      collateralValue += value;
      moving += collateral.movesWithMarket() ? value : 0;
    }
    double worst = basisLoss(market, values);
    int worstScenario = -1;
    Double[] profits = new Double[scenarios.size()];
    for (int s = 0; s < profits.length; s++) {
      Scenario scenario = scenarios.get(s);
      double options = optionProfit(market, scenario, values[OWN + s], values[0]);
      double linear = moving * (scenario.spotMultiplier().toDouble() - 1);
      double profit = scenario.damping().toDouble() * (linear + options);
      profits[s] = RealBounds.finite("scenario profit", profit);
      if (profit < worst) {
        worst = profit;
        worstScenario = s;
      }
    }
    double value = optionValue + collateralValue;
    if (market.perp().size() != 0) {
      value += market.perp().unrealised();
    }
    double keep = keepContingency(market, stablePrice);
    double open = openContingency(market, stablePrice);
    OptionMargin margin =
        new OptionMargin(
            worst * (lossInitial.toDouble() + peg.at(stablePrice)) - open - keep + value,
            worst * lossMaintenance.toDouble() - keep + value,
            value);
    RealBounds.finite("initial margin", margin.initial());
    RealBounds.finite("maintenance margin", margin.maintenance());
    return new Breakdown(
        margin, optionValue, collateralValue, List.of(profits), worst, worstScenario);
  }

  private double optionProfit(
      MarketHoldings market, Scenario scenario, double[] shocked, double[] now) {
    double sum = 0;
    for (int e = 0; e < now.length; e++) {
      double change = discount.of(shocked[e], market.expiries().get(e)) - now[e];
      sum += scenario.move().isSkew() ? -Math.abs(change) : change;
    }
    return sum;
  }

  private double basisLoss(MarketHoldings market, double[][] values) {
    double sum = 0;
    for (int e = 0; e < values[0].length; e++) {
      sum += basis.loss(values[1][e], values[2][e], values[0][e], market.expiries().get(e).years());
    }
    return sum;
  }

  private double keepContingency(MarketHoldings market, double stablePrice) {
    double sum =
        contingency.perpMaintenance().toDouble() * perpNotional(market)
            + contingency.optionMaintenance().toDouble() * naked(market) * market.spot();
    for (OptionCollateral collateral : market.collaterals()) {
      sum += collateral.maintenanceHaircut() * collateral.value() / stablePrice;
    }
    return sum;
  }

  private double openContingency(MarketHoldings market, double stablePrice) {
    double spot = market.spot();
    double sure = market.spotConfidence();
    double sum =
        contingency.perpInitial().toDouble() * perpNotional(market)
            + contingency.optionInitial().toDouble() * naked(market) * spot;
    for (OptionCollateral collateral : market.collaterals()) {
      double value = collateral.value() / stablePrice;
      sum += collateral.initialHaircut() * value;
      sum += confidence.on(value, Math.min(collateral.confidence(), sure));
    }
    if (market.perp().size() != 0) {
      sure = Math.min(sure, market.perp().confidence());
    }
    sum += confidence.on(perpNotional(market), sure);
    for (ExpiryPositions expiry : market.expiries()) {
      sum += confidence.on(expiry.contracts() * spot, Math.min(expiry.confidence(), sure));
    }
    return sum;
  }

  private static double perpNotional(MarketHoldings market) {
    return Math.abs(market.perp().size()) * market.spot();
  }

  /** Contracts sold that no other contract of the strike covers. */
  private static double naked(MarketHoldings market) {
    double sum = 0;
    for (ExpiryPositions expiry : market.expiries()) {
      Map<Double, double[]> strikes = new HashMap<>();
      for (OptionPosition option : expiry.options()) {
        double[] both = strikes.computeIfAbsent(option.strike(), _ -> new double[2]);
        both[option.type() == OptionType.CALL ? 0 : 1] += option.amount();
      }
      for (double[] both : strikes.values()) {
        sum +=
            both[0] * both[1] < 0
                ? Math.max(0, -(both[0] + both[1]))
                : Math.max(0, -both[0]) + Math.max(0, -both[1]);
      }
    }
    return sum;
  }

  /** Discounted value of each expiry: now, at the two moves of the basis, in each scenario. */
  private double[][] values(MarketHoldings market) {
    List<ExpiryPositions> expiries = market.expiries();
    int rows = OWN + scenarios.size();
    int[] moveOf = new int[rows];
    double[] multiplier = new double[rows];
    multiplier[0] = 1;
    multiplier[1] = basis.up().toDouble();
    multiplier[2] = basis.down().toDouble();
    for (int s = 0; s < scenarios.size(); s++) {
      moveOf[OWN + s] = MOVES.indexOf(scenarios.get(s).move());
      multiplier[OWN + s] = scenarios.get(s).spotMultiplier().toDouble();
    }
    double[] forward = new double[rows * expiries.size()];
    for (int c = 0; c < forward.length; c++) {
      forward[c] = expiries.get(c % expiries.size()).forward(multiplier[c / expiries.size()]);
    }
    double[] flat = new double[forward.length];
    HoldingColumns columns = HoldingColumns.of(expiries);
    columns.book().values(MOVES.size(), volatilities(columns, expiries), moveOf, forward, flat);
    double[][] values = new double[rows][expiries.size()];
    for (int s = 0; s < rows; s++) {
      System.arraycopy(flat, s * expiries.size(), values[s], 0, expiries.size());
    }
    return values;
  }

  /** {@code [move × options + option]}; NONE, the first, is that of the three own scenarios. */
  private double[] volatilities(HoldingColumns columns, List<ExpiryPositions> expiries) {
    int n = columns.strike().length;
    double[] out = new double[MOVES.size() * n];
    for (int e = 0; e < expiries.size(); e++) {
      ExpiryPositions expiry = expiries.get(e);
      double years = expiry.years();
      for (int i = columns.start()[e]; i < columns.start()[e + 1]; i++) {
        double now = columns.volatility()[i];
        double moneyness = StrictMath.log(columns.strike()[i] / expiry.forward());
        for (int m = 0; m < MOVES.size(); m++) {
          out[m * n + i] =
              switch (MOVES.get(m)) {
                case NONE -> now;
                case UP -> volatility.up(now, expiry.secondsToExpiry());
                case DOWN -> volatility.down(now, expiry.secondsToExpiry());
                case TILT -> skew.tilted(now, moneyness, years);
                case WINGS -> skew.winged(now, moneyness, years);
              };
        }
      }
    }
    return out;
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
