package io.counterpool.pool.executor;

import static java.util.Objects.requireNonNull;

import io.counterpool.models.Decimal;
import io.counterpool.models.amm.IndexPrice;
import io.counterpool.models.amm.PricingModel;
import io.counterpool.models.fees.FlatFee;
import io.counterpool.models.fees.TradeFee;
import io.counterpool.models.oracle.GradeMatrix;
import io.counterpool.models.oracle.PriceAction;
import io.counterpool.models.oracle.PriceGrade;
import io.counterpool.pool.account.AccountState;
import io.counterpool.pool.executor.Command.ConfirmCustody;
import io.counterpool.pool.executor.Command.Direction;
import io.counterpool.pool.executor.Command.MoveCollateral;
import io.counterpool.pool.executor.Command.Movement;
import io.counterpool.pool.executor.Command.TargetKind;
import io.counterpool.pool.executor.Journal.Outcome;
import io.counterpool.pool.executor.PoolConfig.CollateralAsset;
import io.counterpool.pool.executor.PoolConfig.TrancheConfig;
import io.counterpool.pool.executor.PoolRows.BalanceRow;
import io.counterpool.pool.ledger.LedgerAccounts;
import io.counterpool.pool.market.MarketConfig;
import io.counterpool.pool.market.MarketConfig.TradingState;
import io.counterpool.pool.order.OrderLine;
import io.counterpool.pool.order.OrderType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A small venue around the machine for tests: one pool, markets A and B on feeds of their own, WETH
 * as collateral. Every command is accepted a second after the last, every round comes a second
 * after that, and knows only reports that nobody could have seen.
 */
public final class Desk {

  public static final String A = "A-PERP";
  public static final String B = "B-PERP";
  public static final String POOL = "USDC-MAIN";
  public static final PoolKey KEY = new PoolKey(POOL, "USDC", 6);

  public PoolMachine machine;
  public Instant now = Instant.parse("2026-01-01T00:00:00Z");
  public Map<String, PricingModel> pricing = new HashMap<>();
  public TradeFee tradeFee = new FlatFee(Decimal.ZERO);
  public Map<String, Decimal> split =
      Map.of("pool", number("0.7"), "insurance", number("0.2"), "treasury", number("0.1"));
  public Decimal initialRate = number("0.1");
  public Decimal maintenanceRate = number("0.05");
  public Decimal buffer = Decimal.ZERO;
  public Decimal closeOutFee = Decimal.ZERO;
  public Decimal payable = Decimal.ONE;
  public Decimal confidence = Decimal.ZERO;
  public Decimal maxOpenNotional = Decimal.of(10_000_000);
  public Decimal minNotional = Decimal.of(10);
  public Decimal maxPoolLoss = Decimal.of(100_000);
  public Decimal utilisationStop = number("0.8");
  public Decimal haircut = number("0.2");
  public Decimal outflow = number("0.25");
  public Map<UUID, UUID> referrers = new HashMap<>();
  public @Nullable TradeCharges trade;
  public @Nullable Decimal insuranceTarget;

  /** Annual target of a tranche before the junior; null: there is none. */
  public @Nullable Decimal seniorTarget;

  public @Nullable Decimal performanceFee;
  public @Nullable Long incomeStreamSeconds;
  public Map<String, Decimal> fundingIndex = new HashMap<>();

  /** Of shorts where it is apart. */
  public Map<String, Decimal> fundingIndexShort = new HashMap<>();

  public Map<String, Decimal> borrowIndex = new HashMap<>();
  public Map<String, TradingState> tradingState = new HashMap<>();
  public Map<String, PriceGrade> grades = new HashMap<>();

  /** What the oracle says instead of its first matrix. */
  public Map<String, List<PriceAction>> allows = new HashMap<>();

  public long budgetReset;
  public long termsValidSeconds = 900;
  public @Nullable List<LiquidationDecision> decisions; // null: the pool judges itself
  public final List<TakenCommand> log = new ArrayList<>();
  public final List<Journal> journals = new ArrayList<>();
  public final List<Object> inputs = new ArrayList<>(); // TakenCommand or RoundInput
  private final Map<String, Outcome> outcomes = new HashMap<>();
  private long intake;
  private long sequence;
  private long rounds;

  /** The pool holds this much cash, insurance that much. */
  public Desk(String poolCash, String insurance) {
    this(seeded(poolCash, insurance));
  }

  public Desk(PoolState start) {
    machine = new PoolMachine(start);
  }

  /** No market's gross payouts exceed it: its budget, and bad debt, which nothing can bound. */
  public Decimal payoutBound() {
    return maxPoolLoss.plus(state().counters().badDebt());
  }

  /** A state in which providers have brought cash without a strike. */
  public static PoolState seeded(String poolCash, String insurance) {
    List<BalanceRow> balances = new ArrayList<>();
    Decimal pool = number(poolCash);
    Decimal insured = number(insurance);
    balances.add(new BalanceRow(LedgerAccounts.CUSTODY, "USDC", pool.plus(insured).negate()));
    balances.add(new BalanceRow(LedgerAccounts.pool(POOL), "USDC", pool));
    balances.add(new BalanceRow(LedgerAccounts.insurance(POOL), "USDC", insured));
    return PoolState.restore(
        KEY,
        new PoolRows(
            null, balances, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
            List.of(), List.of()),
        List.of(),
        List.of());
  }

  public static Decimal number(String plain) {
    return Decimal.of(plain);
  }

  /** The same small number gives the same id. */
  public static UUID account(int number) {
    return new UUID(0, number);
  }

  public UUID nextId() {
    return new UUID(1, sequence + 1);
  }

  /** Takes a command and gives back its sequence. */
  public long take(Command command) {
    now = now.plusSeconds(1);
    return take(new TakenCommand(++sequence, now, intake, command));
  }

  public long take(TakenCommand taken) {
    log.add(taken);
    inputs.add(taken);
    keep(machine.take(taken));
    return taken.sequence();
  }

  private void keep(Journal journal) {
    journals.add(journal);
    journal.outcomes.forEach(
        outcome -> {
          if (outcomes.put(outcome.sequence() + "/" + outcome.line(), outcome) != null) {
            throw new IllegalStateException("two outcomes of " + outcome);
          }
        });
  }

  /** Money arrives for an account. */
  public void fund(int account, String amount) {
    fund(account, "USDC", amount);
  }

  public void fund(int account, String asset, String amount) {
    UUID id = nextId();
    take(new MoveCollateral(id, account(account), Movement.DEPOSIT, asset, number(amount), null));
    take(
        new ConfirmCustody(
            nextId(),
            Direction.IN,
            asset,
            number(amount),
            "ref-" + id,
            TargetKind.COLLATERAL,
            account(account),
            id));
  }

  /** A market order. */
  public long order(int account, String market, String size) {
    return place(account, line(market, size, OrderType.MARKET, null, false));
  }

  public long place(int account, OrderLine line) {
    return take(new Command.PlaceOrder(nextId(), account(account), line));
  }

  public static OrderLine line(
      String market, String size, OrderType type, @Nullable String limit, boolean reduceOnly) {
    return new OrderLine(
        market, number(size), type, limit == null ? null : number(limit), reduceOnly, 3600);
  }

  public static OrderLine market(String market, String size) {
    return line(market, size, OrderType.MARKET, null, false);
  }

  public long withdraw(int account, String asset, String amount) {
    return take(
        new MoveCollateral(
            nextId(), account(account), Movement.WITHDRAWAL, asset, number(amount), null));
  }

  public long transfer(int from, int to, String asset, String amount) {
    return take(
        new MoveCollateral(
            nextId(), account(from), Movement.TRANSFER, asset, number(amount), account(to)));
  }

  /** A round with a price for A; null: no price. */
  public Journal round(@Nullable String priceOfA) {
    return round(priceOfA, null, null);
  }

  public Journal round(
      @Nullable String priceOfA, @Nullable String priceOfB, @Nullable String priceOfWeth) {
    RoundInput input = input(priceOfA, priceOfB, priceOfWeth);
    return run(input);
  }

  public Journal run(RoundInput input) {
    inputs.add(input);
    Journal journal = machine.round(input);
    keep(journal);
    return journal;
  }

  /** The next round's input. */
  public RoundInput input(
      @Nullable String priceOfA, @Nullable String priceOfB, @Nullable String priceOfWeth) {
    now = now.plusSeconds(1);
    rounds++;
    SortedMap<String, FeedRound> feeds = new TreeMap<>();
    feed(feeds, "A-USD", priceOfA);
    feed(feeds, "B-USD", priceOfB);
    feed(feeds, "ETH-USD", priceOfWeth);
    intake += 10;
    SortedMap<String, MarketConfig> markets = new TreeMap<>();
    SortedMap<String, FeeTerms> fee = new TreeMap<>();
    SortedMap<String, MarginTerms> margin = new TreeMap<>();
    for (String market : List.of(A, B)) {
      MarketConfig config = config(market);
      markets.put(market, config);
      if (feeds.containsKey(config.feed())) {
        fee.put(market, feeTerms(market));
        margin.put(market, marginTerms(market));
      }
    }
    SortedMap<UUID, UUID> told = new TreeMap<>(referrers);
    told.keySet().removeIf(account -> state().accounts().peek(account).referrer() != null);
    return new RoundInput(
        rounds, now, pool(), markets, feeds, fee, margin, decisions, told.isEmpty() ? null : told);
  }

  private void feed(SortedMap<String, FeedRound> feeds, String feed, @Nullable String price) {
    if (price != null) {
      feeds.put(
          feed,
          new FeedRound(
              feed,
              rounds,
              now,
              grade(feed),
              1L,
              allows.getOrDefault(feed, GradeMatrix.FIRST.allowed(grade(feed))),
              grade(feed).hasPrice() ? number(price) : null,
              confidence,
              intake + 1,
              now.minusMillis(500),
              now,
              null,
              "hash-" + rounds));
    }
  }

  private PriceGrade grade(String feed) {
    return grades.getOrDefault(feed, PriceGrade.VALID);
  }

  private PoolConfig pool() {
    List<TrancheConfig> tranches = new ArrayList<>();
    if (seniorTarget != null) {
      tranches.add(new TrancheConfig("senior", 0, seniorTarget, null));
    }
    tranches.add(
        new TrancheConfig("junior", tranches.isEmpty() ? 0 : 2, Decimal.ZERO, performanceFee));
    return new PoolConfig(
        POOL,
        1,
        "USDC",
        6,
        List.of(new CollateralAsset("WETH", 8, "ETH-USD")),
        tranches,
        utilisationStop,
        number("0.9"),
        86_400,
        0,
        number("0.7"),
        number("0.9"),
        outflow,
        insuranceTarget,
        incomeStreamSeconds);
  }

  private MarketConfig config(String market) {
    return new MarketConfig(
        market,
        POOL,
        market.charAt(0) + "-USD",
        1,
        pricing.getOrDefault(market, new IndexPrice()),
        number("0.0001"),
        number("0.01"),
        minNotional,
        maxOpenNotional,
        maxPoolLoss,
        budgetReset,
        tradingState.getOrDefault(market, TradingState.OPEN));
  }

  private FeeTerms feeTerms(String market) {
    return new FeeTerms(
        market,
        rounds,
        now,
        now.plusSeconds(termsValidSeconds),
        1,
        tradeFee,
        split,
        Decimal.ZERO,
        fundingIndex.getOrDefault(market, Decimal.ZERO),
        Decimal.ZERO,
        borrowIndex.getOrDefault(market, Decimal.ZERO),
        "fee-" + rounds,
        trade,
        fundingIndexShort.get(market));
  }

  private MarginTerms marginTerms(String market) {
    return new MarginTerms(
        market,
        rounds,
        now,
        now.plusSeconds(termsValidSeconds),
        1,
        initialRate,
        maintenanceRate,
        null,
        buffer,
        closeOutFee,
        payable,
        number("0.0001"),
        Map.of("WETH", haircut),
        true,
        "margin-" + rounds);
  }

  /** How a single order or movement ended; null while it waits. */
  public @Nullable Outcome outcome(long ofSequence) {
    return outcome(ofSequence, 0);
  }

  public @Nullable Outcome outcome(long ofSequence, int line) {
    return outcomes.get(ofSequence + "/" + line);
  }

  /** EXECUTED, the slug of the refusal, or WAITING. */
  public String end(long ofSequence) {
    return end(ofSequence, 0);
  }

  public String end(long ofSequence, int line) {
    Outcome outcome = outcome(ofSequence, line);
    if (outcome == null) {
      return "WAITING";
    }
    return outcome.refusal() == null ? outcome.state().name() : outcome.refusal().slug();
  }

  public Decimal figure(long ofSequence, String name) {
    Outcome outcome = requireNonNull(outcome(ofSequence));
    Map<String, Object> figures =
        outcome.refusal() == null ? requireNonNull(outcome.result()) : outcome.refusal().members();
    return (Decimal) requireNonNull(figures.get(name), name);
  }

  public PoolState state() {
    return machine.state();
  }

  public AccountState accountState(int account) {
    return state().accounts().get(account(account));
  }

  /** Settlement cash of an account. */
  public Decimal cash(int account) {
    return state().ledger().balance(LedgerAccounts.collateral(account(account)));
  }

  public Decimal poolCash() {
    return state().ledger().balance(LedgerAccounts.pool(POOL));
  }

  public Decimal insurance() {
    return state().ledger().balance(LedgerAccounts.insurance(POOL));
  }

  public Decimal impact(String market) {
    return state().ledger().balance(LedgerAccounts.impact(market));
  }

  public Decimal size(int account, String market) {
    return accountState(account).size(market);
  }
}
