package io.counterpool.pool.valuation;

import io.counterpool.models.Decimal;
import io.counterpool.models.amm.PricingModel;
import io.counterpool.models.amm.SkewPremium;
import io.counterpool.models.amm.VirtualAmmCurve;
import io.counterpool.models.fees.ForcedCloseFees;
import io.counterpool.models.fees.ImpactRebate;
import io.counterpool.models.fees.SkewFee;
import io.counterpool.models.fees.VolumeTier;
import io.counterpool.models.fees.VolumeTiers;
import io.counterpool.models.oracle.GradeMatrix;
import io.counterpool.models.oracle.PriceGrade;
import io.counterpool.pool.executor.Command;
import io.counterpool.pool.executor.Command.ConfirmCustody;
import io.counterpool.pool.executor.Command.Deposit;
import io.counterpool.pool.executor.Command.Direction;
import io.counterpool.pool.executor.Command.MoveCollateral;
import io.counterpool.pool.executor.Command.Movement;
import io.counterpool.pool.executor.Command.PlaceOrder;
import io.counterpool.pool.executor.Command.Redemption;
import io.counterpool.pool.executor.Command.TargetKind;
import io.counterpool.pool.executor.Command.TreasuryPayout;
import io.counterpool.pool.executor.FeeTerms;
import io.counterpool.pool.executor.FeedRound;
import io.counterpool.pool.executor.Journal;
import io.counterpool.pool.executor.MarginTerms;
import io.counterpool.pool.executor.PoolConfig;
import io.counterpool.pool.executor.PoolConfig.CollateralAsset;
import io.counterpool.pool.executor.PoolConfig.TrancheConfig;
import io.counterpool.pool.executor.PoolKey;
import io.counterpool.pool.executor.PoolMachine;
import io.counterpool.pool.executor.PoolRows.HoldingRow;
import io.counterpool.pool.executor.PoolState;
import io.counterpool.pool.executor.RoundInput;
import io.counterpool.pool.executor.TakenCommand;
import io.counterpool.pool.executor.TradeCharges;
import io.counterpool.pool.ledger.LedgerAccounts;
import io.counterpool.pool.market.MarketConfig;
import io.counterpool.pool.market.MarketConfig.TradingState;
import io.counterpool.pool.order.OrderLine;
import io.counterpool.pool.order.OrderType;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Three tranches, two markets, traders with settlement cash and WETH, prices that walk and jump,
 * indices that grow: everything a pool lives through, driven by one generator.
 */
public final class MovingVenue {

  static final long EPOCH = 3600;
  private static final int TRADERS = 12;
  private static final String[] TRANCHES = {"senior", "mezzanine", "junior"};
  private static final double[] STARTS = {2000, 100, 3000}; // A, B, WETH

  final PoolMachine machine = new PoolMachine(new PoolState(new PoolKey("P", "USDC", 6)));
  public final List<Journal> journals = new ArrayList<>();

  /** What made each journal: a TakenCommand or a RoundInput. */
  public final List<Object> inputs = new ArrayList<>();

  Instant now = Instant.parse("2026-01-01T00:00:01Z");
  public RoundInput last;
  private final SplittableRandom random;
  private final double[] prices = STARTS.clone();
  private Decimal confidence = Decimal.ZERO;
  private Decimal funding = Decimal.ZERO;
  private Decimal fundingOfShorts = Decimal.ZERO;
  private Decimal borrowing = Decimal.ZERO;
  private long sequence;
  private long intake = 1;
  private long rounds;

  public MovingVenue(SplittableRandom random) {
    this.random = random;
    last = input();
    keep(last, machine.round(last));
    for (String tranche : TRANCHES) {
      for (int i = 0; i < 2; i++) {
        deposit(i, tranche, Decimal.of(tranche.equals("junior") ? 60_000 : 50_000));
      }
    }
    in(TargetKind.INSURANCE, null, null, "USDC", Decimal.of(1000));
    now = now.plusSeconds(EPOCH);
    round();
    for (int trader = 0; trader < TRADERS; trader++) {
      fund(trader, "USDC", amount(500, 5000));
    }
  }

  public PoolState state() {
    return machine.state();
  }

  static UUID trader(int number) {
    return new UUID(1, number);
  }

  static UUID provider(int number) {
    return new UUID(2, number);
  }

  /** A few commands of traders and providers. */
  public void commands() {
    for (int i = random.nextInt(1, 8); i > 0; i--) {
      switch (random.nextInt(12)) {
        case 0 -> fund(random.nextInt(TRADERS), "USDC", amount(10, 2000));
        case 1 -> fund(random.nextInt(TRADERS), "WETH", amount(0.01, 0.5));
        case 2 -> leave(random.nextInt(TRADERS), Movement.WITHDRAWAL);
        case 3 -> leave(random.nextInt(TRADERS), Movement.TRANSFER);
        case 4 -> deposit(random.nextInt(4), tranche(), amount(1, 20_000));
        case 5 -> redeem(random.nextInt(4), tranche());
        default -> order(random.nextInt(TRADERS));
      }
    }
  }

  /**
   * The operator takes half of the treasury and asks for more than is left.
   *
   * @param leaves whether the custodian confirms it
   */
  public void treasury(boolean leaves) {
    Decimal held = state().ledger().balance(LedgerAccounts.TREASURY);
    Decimal half = held.times(Decimal.of("0.5"), 6, RoundingMode.UP);
    if (!half.isPositive()) {
      return;
    }
    UUID id = nextId();
    take(new TreasuryPayout(id, half));
    take(new TreasuryPayout(nextId(), held));
    if (leaves) {
      take(
          new ConfirmCustody(
              nextId(),
              Direction.OUT,
              "USDC",
              half,
              "ref-" + sequence,
              TargetKind.PAYOUT,
              Command.NOBODY,
              id));
    }
  }

  /** Orders and withdrawals, nothing that brings new risk from outside. */
  void orders() {
    for (int i = random.nextInt(1, 10); i > 0; i--) {
      order(random.nextInt(TRADERS));
    }
  }

  /** Prices, indices and time move. */
  public void move() {
    for (int i = 0; i < prices.length; i++) {
      double most = random.nextInt(12) == 0 ? 0.3 : 0.02;
      prices[i] = Math.clamp(prices[i] * (1 + random.nextDouble(-most, most)), 1, 100_000);
    }
    confidence = amount(0, 0.05);
    funding = funding.plus(Decimal.of(random.nextDouble(-0.4, 0.4), 18, RoundingMode.HALF_UP));
    fundingOfShorts =
        fundingOfShorts.plus(Decimal.of(random.nextDouble(-0.5, 0.3), 18, RoundingMode.HALF_UP));
    borrowing = borrowing.plus(Decimal.of(random.nextDouble(0, 0.05), 18, RoundingMode.HALF_UP));
    now = now.plusSeconds(random.nextInt(10) == 0 ? EPOCH : random.nextInt(1, 300));
  }

  private String tranche() {
    return TRANCHES[random.nextInt(TRANCHES.length)];
  }

  private Decimal amount(double low, double high) {
    return Decimal.of(random.nextDouble(low, high), 6, RoundingMode.UP);
  }

  private UUID nextId() {
    return new UUID(3, sequence + 1);
  }

  Journal take(Command command) {
    now = now.plusMillis(10);
    TakenCommand taken = new TakenCommand(++sequence, now, intake, command);
    return keep(taken, machine.take(taken));
  }

  private void in(
      TargetKind kind, @Nullable UUID owner, @Nullable UUID target, String asset, Decimal amount) {
    take(
        new ConfirmCustody(
            nextId(), Direction.IN, asset, amount, "ref-" + sequence, kind, owner, target));
  }

  private void fund(int trader, String asset, Decimal amount) {
    UUID id = nextId();
    take(new MoveCollateral(id, trader(trader), Movement.DEPOSIT, asset, amount, null));
    in(TargetKind.COLLATERAL, trader(trader), id, asset, amount);
  }

  private void leave(int trader, Movement kind) {
    boolean weth = random.nextInt(3) == 0;
    take(
        new MoveCollateral(
            nextId(),
            trader(trader),
            kind,
            weth ? "WETH" : "USDC",
            weth ? amount(0.001, 0.2) : amount(1, 1000),
            kind == Movement.TRANSFER ? trader((trader + 1) % TRADERS) : null));
  }

  private void deposit(int provider, String tranche, Decimal amount) {
    UUID id = nextId();
    take(new Deposit(id, provider(provider), tranche, amount));
    if (random.nextInt(8) > 0) {
      in(TargetKind.DEPOSIT, provider(provider), id, "USDC", amount);
    }
  }

  private void redeem(int provider, String tranche) {
    HoldingRow holding = state().tranches().holding(provider(provider), tranche);
    Decimal free = holding.shares().minus(holding.locked());
    Decimal shares =
        random.nextInt(4) == 0
            ? free
            : free.times(Decimal.of(random.nextDouble(), 6, RoundingMode.UP), 12, RoundingMode.UP)
                .min(free);
    if (shares.isPositive()) {
      take(new Redemption(nextId(), provider(provider), tranche, shares));
    }
  }

  private void order(int trader) {
    boolean inA = random.nextBoolean();
    double price = inA ? prices[0] : prices[1];
    double most = 8000 / price;
    boolean limit = random.nextInt(4) == 0;
    Decimal held = state().accounts().get(trader(trader)).size(inA ? "A-PERP" : "B-PERP");
    Decimal size =
        !held.isZero() && random.nextInt(3) == 0
            ? held.negate()
            : Decimal.of(random.nextDouble(-most, most), 4, RoundingMode.UP);
    if (size.isZero()) {
      return;
    }
    take(
        new PlaceOrder(
            nextId(),
            trader(trader),
            new OrderLine(
                inA ? "A-PERP" : "B-PERP",
                size,
                limit ? OrderType.LIMIT : OrderType.MARKET,
                limit
                    ? Decimal.of(price * random.nextDouble(0.98, 1.02), 2, RoundingMode.UP)
                    : null,
                random.nextInt(6) == 0,
                600)));
  }

  /** A round at the prices as they are. */
  public Journal round() {
    now = now.plusMillis(50);
    last = input();
    return keep(last, machine.round(last));
  }

  private Journal keep(Object input, Journal journal) {
    inputs.add(input);
    journals.add(journal);
    return journal;
  }

  private RoundInput input() {
    rounds++;
    intake += 10;
    TreeMap<String, FeedRound> feeds = new TreeMap<>();
    feed(feeds, "A-USD", prices[0]);
    feed(feeds, "B-USD", prices[1]);
    feed(feeds, "ETH-USD", prices[2]);
    TreeMap<String, MarketConfig> markets = new TreeMap<>();
    TreeMap<String, FeeTerms> fee = new TreeMap<>();
    TreeMap<String, MarginTerms> margin = new TreeMap<>();
    market(markets, fee, margin, "A", new SkewPremium(Decimal.of(5000)));
    market(
        markets,
        fee,
        margin,
        "B",
        new VirtualAmmCurve(
            Decimal.of(20_000), Decimal.of(2_000_000), Decimal.ONE, Decimal.of("0.15")));
    return new RoundInput(
        rounds,
        now,
        config(),
        markets,
        feeds,
        fee,
        margin,
        null,
        rounds == 2 ? new TreeMap<>(Map.of(trader(1), trader(0), trader(3), trader(5))) : null);
  }

  private static PoolConfig config() {
    return new PoolConfig(
        "P",
        1,
        "USDC",
        6,
        List.of(new CollateralAsset("WETH", 8, "ETH-USD")),
        List.of(
            new TrancheConfig("senior", 0, Decimal.of("0.05"), null),
            new TrancheConfig("mezzanine", 1, Decimal.of("0.09"), Decimal.of("0.1")),
            new TrancheConfig("junior", 2, Decimal.ZERO, Decimal.of("0.25"))),
        Decimal.of("0.8"),
        Decimal.of("0.9"),
        EPOCH,
        0,
        Decimal.of("0.7"),
        Decimal.of("0.9"),
        Decimal.of("0.25"),
        Decimal.of(1010),
        5000L);
  }

  private void feed(Map<String, FeedRound> feeds, String feed, double price) {
    feeds.put(
        feed,
        new FeedRound(
            feed,
            rounds,
            now,
            PriceGrade.VALID,
            1L,
            GradeMatrix.FIRST.allowed(PriceGrade.VALID),
            Decimal.of(price, 8, RoundingMode.HALF_UP),
            confidence,
            intake + 1,
            now.minusMillis(20),
            now,
            null,
            "feed-" + rounds));
  }

  private void market(
      Map<String, MarketConfig> markets,
      Map<String, FeeTerms> fee,
      Map<String, MarginTerms> margin,
      String name,
      PricingModel pricing) {
    String market = name + "-PERP";
    markets.put(
        market,
        new MarketConfig(
            market,
            "P",
            name + "-USD",
            1,
            pricing,
            Decimal.of("0.0001"),
            Decimal.of("0.01"),
            Decimal.of(10),
            Decimal.of(400_000),
            Decimal.of(40_000),
            rounds / 200,
            TradingState.OPEN));
    fee.put(
        market,
        new FeeTerms(
            market,
            rounds,
            now,
            now.plusSeconds(900),
            1,
            new SkewFee(Decimal.of("0.0002"), Decimal.of("0.0005")),
            Map.of(
                "pool", Decimal.of("0.65"),
                "referrer", Decimal.of("0.05"),
                "insurance", Decimal.of("0.2"),
                "treasury", Decimal.of("0.1")),
            Decimal.of(1_000_000), // any step of this life is inside its rate
            funding,
            Decimal.of(1_000_000),
            borrowing,
            "fee-" + rounds,
            new TradeCharges(
                null,
                new VolumeTiers(List.of(new VolumeTier(Decimal.of(20_000), Decimal.of("0.25")))),
                new ImpactRebate(Decimal.of("0.5"), 3600),
                new ForcedCloseFees(Decimal.of("0.003"), Decimal.of("0.002"))),
            rounds > 10 ? fundingOfShorts : null));
    margin.put(
        market,
        new MarginTerms(
            market,
            rounds,
            now,
            now.plusSeconds(900),
            1,
            Decimal.of("0.05"),
            Decimal.of("0.03"),
            null,
            Decimal.of("0.1"),
            Decimal.of("0.005"),
            Decimal.of("0.8"),
            Decimal.of("0.0001"),
            Map.of("WETH", Decimal.of("0.2")),
            true,
            "margin-" + rounds));
  }
}
