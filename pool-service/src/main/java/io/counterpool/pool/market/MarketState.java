package io.counterpool.pool.market;

import io.counterpool.models.Decimal;
import io.counterpool.models.amm.PricingModel;
import io.counterpool.models.amm.VirtualAmmCurve;
import io.counterpool.pool.executor.PoolRows.MarketRow;
import io.counterpool.pool.ledger.LedgerAccounts;
import io.counterpool.pool.position.Position;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Totals of one market over all its positions, its indices, its last price and its budget. */
public final class MarketState {

  private final String market;
  private final String impactAccount;
  private Decimal longSize = Decimal.ZERO;
  private Decimal shortSize = Decimal.ZERO;
  private Decimal longEntryNotional = Decimal.ZERO;
  private Decimal shortEntryNotional = Decimal.ZERO;
  private Decimal fundingBasis = Decimal.ZERO;
  private Decimal borrowBasis = Decimal.ZERO;
  private FundingIndices funding = FundingIndices.ZERO;
  private Decimal borrowIndex = Decimal.ZERO;
  private @Nullable Decimal lastPrice;
  private @Nullable Decimal lastConfidence;
  private @Nullable Long lastFeedRound;
  private @Nullable VirtualAmmCurve configuredCurve;
  private @Nullable Decimal peg;
  private Decimal grossPayouts = Decimal.ZERO;
  private long budgetReset;
  private boolean reduceOnly;
  private @Nullable Instant rebateSince;
  private Decimal rebateHeld = Decimal.ZERO;
  private Decimal rebatePaid = Decimal.ZERO;
  private Decimal volume = Decimal.ZERO;
  private Decimal tradeFees = Decimal.ZERO;
  private Decimal impactKept = Decimal.ZERO;
  private boolean changed;

  MarketState(String market) {
    this.market = market;
    this.impactAccount = LedgerAccounts.impact(market);
  }

  MarketState(MarketRow row) {
    this(row.market());
    longSize = row.longSize();
    shortSize = row.shortSize();
    longEntryNotional = row.longEntryNotional();
    shortEntryNotional = row.shortEntryNotional();
    fundingBasis = row.fundingBasis();
    borrowBasis = row.borrowBasis();
    Decimal ofShorts = row.fundingIndexShort();
    funding =
        new FundingIndices(row.fundingIndex(), ofShorts == null ? row.fundingIndex() : ofShorts);
    borrowIndex = row.borrowIndex();
    lastPrice = row.lastPrice();
    lastConfidence = row.lastConfidence();
    lastFeedRound = row.lastFeedRound();
    peg = row.peg();
    grossPayouts = row.grossPayouts();
    budgetReset = row.budgetReset();
    reduceOnly = row.reduceOnly();
    rebateSince = row.rebateSince();
    rebateHeld = row.rebateHeld();
    rebatePaid = row.rebatePaid();
    volume = row.volume();
    tradeFees = row.tradeFees();
    impactKept = row.impactKept();
    if (row.baseReserve() != null && row.quoteReserve() != null && row.configuredPeg() != null) {
      // The divergence limit is not part of where the curve stands; any will do here.
      configuredCurve =
          new VirtualAmmCurve(
              row.baseReserve(), row.quoteReserve(), row.configuredPeg(), Decimal.ONE);
    }
  }

  public String market() {
    return market;
  }

  /** {@code impact:<market>}. */
  public String impactAccount() {
    return impactAccount;
  }

  public Decimal longSize() {
    return longSize;
  }

  /** Unsigned. */
  public Decimal shortSize() {
    return shortSize;
  }

  /** Longs minus shorts. */
  public Decimal skewSize() {
    return longSize.minus(shortSize);
  }

  public boolean hasOpenInterest() {
    return !longSize.isZero() || !shortSize.isZero();
  }

  public Decimal longEntryNotional() {
    return longEntryNotional;
  }

  /** At most 0. */
  public Decimal shortEntryNotional() {
    return shortEntryNotional;
  }

  /** What a position has paid or received is the change of the index of its side. */
  public FundingIndices funding() {
    return funding;
  }

  public Decimal borrowIndex() {
    return borrowIndex;
  }

  /** Of the last round that had one. */
  public @Nullable Decimal lastPrice() {
    return lastPrice;
  }

  public @Nullable Decimal lastConfidence() {
    return lastConfidence;
  }

  public @Nullable Long lastFeedRound() {
    return lastFeedRound;
  }

  /** Paid out to traders since the reset: profits, funding paid by the pool, losses uncollected. */
  public Decimal grossPayouts() {
    return grossPayouts;
  }

  /** maxPoolLoss less gross payouts, at least 0. */
  public Decimal budgetLeft(Decimal maxPoolLoss) {
    return maxPoolLoss.minus(grossPayouts).max(Decimal.ZERO);
  }

  /** Set by deleverage until the budget is reset. */
  public boolean reduceOnly() {
    return reduceOnly;
  }

  /**
   * Traders' unrealised profits less losses at {@code price}, exact.
   *
   * @param price settlement units for one base unit
   */
  public Decimal tradersNetProfit(Decimal price) {
    return skewSize()
        .times(price, RoundingMode.CEILING)
        .minus(longEntryNotional)
        .minus(shortEntryNotional);
  }

  /** Funding and borrowing that traders owe and have not settled; below 0 the pool owes. */
  public Decimal accrued() {
    Decimal owed = funding.owed(longSize, shortSize).minus(fundingBasis);
    Decimal openSize = longSize.plus(shortSize);
    return owed.plus(openSize.times(borrowIndex, RoundingMode.FLOOR)).minus(borrowBasis);
  }

  /** The pricing model with the peg where the machine has moved it. */
  public PricingModel pricing(MarketConfig config) {
    return config.pricing() instanceof VirtualAmmCurve curve && peg != null
        ? curve.withPeg(peg)
        : config.pricing();
  }

  /**
   * How far the market's own price stands above the index at the last price, as a fraction; null
   * where its pricing has no one price.
   *
   * @param first index price where there was none before
   */
  public @Nullable Decimal premium(MarketConfig config, Decimal first) {
    PricingModel own =
        config.pricing() instanceof VirtualAmmCurve curve && !startsLike(curve)
            ? curve
            : pricing(config);
    return own.markPremium(lastPrice == null ? first : lastPrice, skewSize());
  }

  /** Takes over a new configuration: a reset of the budget, another curve. */
  public void configure(MarketConfig config) {
    if (config.budgetReset() > budgetReset) {
      budgetReset = config.budgetReset();
      grossPayouts = Decimal.ZERO;
      reduceOnly = false;
      changed = true;
    }
    if (config.pricing() instanceof VirtualAmmCurve curve && !startsLike(curve)) {
      configuredCurve = curve;
      peg = curve.peg();
      changed = true;
    }
  }

  private boolean startsLike(VirtualAmmCurve curve) {
    return configuredCurve != null
        && configuredCurve.baseReserve().equals(curve.baseReserve())
        && configuredCurve.quoteReserve().equals(curve.quoteReserve())
        && configuredCurve.peg().equals(curve.peg());
  }

  public void price(Decimal price, Decimal confidence, long feedRound) {
    lastPrice = price;
    lastConfidence = confidence;
    lastFeedRound = feedRound;
    changed = true;
  }

  public void indices(FundingIndices ofSides, Decimal borrow) {
    funding = ofSides;
    borrowIndex = borrow;
    changed = true;
  }

  public void peg(Decimal newPeg) {
    peg = newPeg;
    changed = true;
  }

  /** Counts a payout against the budget. */
  public void paidOut(Decimal amount) {
    grossPayouts = grossPayouts.plus(amount);
    changed = true;
  }

  /** Start of the interval that the rebate budget is in; null if there never was a budget. */
  public @Nullable Instant rebateSince() {
    return rebateSince;
  }

  /** Impact premiums held at the first round of the interval of the rebate budget. */
  public Decimal rebateHeld() {
    return rebateHeld;
  }

  /** Rebates of that interval so far. */
  public Decimal rebatePaid() {
    return rebatePaid;
  }

  /**
   * The interval of the rebate budget that a round is in; {@code held} counts if it is a new one.
   */
  public void rebateInterval(Instant since, Decimal held) {
    if (!since.equals(rebateSince)) {
      rebateSince = since;
      rebateHeld = held;
      rebatePaid = Decimal.ZERO;
      changed = true;
    }
  }

  /** Counts a rebate against the budget of its interval, if there is one. */
  public void rebated(Decimal amount) {
    if (rebateSince != null) {
      rebatePaid = rebatePaid.plus(amount);
      changed = true;
    }
  }

  /** Notional of all orders so far. */
  public Decimal volume() {
    return volume;
  }

  /** Trade fees of all orders so far, before the split. */
  public Decimal tradeFees() {
    return tradeFees;
  }

  /** Impact premiums of all fills so far, less rebates. */
  public Decimal impactKept() {
    return impactKept;
  }

  /** Counts what an order traded and paid. */
  public void ordered(Decimal notional, Decimal fee) {
    volume = volume.plus(notional);
    tradeFees = tradeFees.plus(fee);
    changed = true;
  }

  /** Counts the impact of a fill; below 0 is a rebate. */
  public void impact(Decimal premium) {
    impactKept = impactKept.plus(premium);
    changed = true;
  }

  public void onlyReduce() {
    reduceOnly = true;
    changed = true;
  }

  /** Takes the totals from one position of an account to the next; null is none. */
  public void replace(@Nullable Position before, @Nullable Position after) {
    if (before != null) {
      count(before, false);
    }
    if (after != null) {
      count(after, true);
    }
    changed = true;
  }

  private void count(Position position, boolean add) {
    Decimal size = signed(position.size(), add);
    Decimal entry = signed(position.entryNotional(), add);
    if (position.isLong()) {
      longSize = longSize.plus(size);
      longEntryNotional = longEntryNotional.plus(entry);
    } else {
      shortSize = shortSize.minus(size);
      shortEntryNotional = shortEntryNotional.plus(entry);
    }
    // The same rounded product goes in and out, so no rounding is left behind.
    Decimal paid = position.size().times(position.fundingIndex(), RoundingMode.FLOOR);
    Decimal borrow = position.size().abs().times(position.borrowIndex(), RoundingMode.CEILING);
    fundingBasis = fundingBasis.plus(signed(paid, add));
    borrowBasis = borrowBasis.plus(signed(borrow, add));
  }

  private static Decimal signed(Decimal value, boolean add) {
    return add ? value : value.negate();
  }

  /** The row, if it changed since the last call. */
  @Nullable MarketRow drain() {
    if (!changed) {
      return null;
    }
    changed = false;
    return row();
  }

  /** This market as a row. */
  public MarketRow row() {
    return new MarketRow(
        market,
        longSize,
        shortSize,
        longEntryNotional,
        shortEntryNotional,
        fundingBasis,
        borrowBasis,
        funding.longs(),
        borrowIndex,
        funding.areEqual() ? null : funding.shorts(),
        lastPrice,
        lastConfidence,
        lastFeedRound,
        configuredCurve == null ? null : configuredCurve.baseReserve(),
        configuredCurve == null ? null : configuredCurve.quoteReserve(),
        configuredCurve == null ? null : configuredCurve.peg(),
        peg,
        grossPayouts,
        budgetReset,
        reduceOnly,
        rebateSince,
        rebateHeld,
        rebatePaid,
        volume,
        tradeFees,
        impactKept);
  }
}
