package io.counterpool.pool.executor;

import static io.counterpool.pool.executor.Desk.A;
import static io.counterpool.pool.executor.Desk.B;

import io.counterpool.models.Decimal;
import io.counterpool.models.amm.SkewPremium;
import io.counterpool.models.amm.VirtualAmmCurve;
import io.counterpool.models.fees.ForcedCloseFees;
import io.counterpool.models.fees.ImpactRebate;
import io.counterpool.models.fees.SkewFee;
import io.counterpool.models.fees.VolumeTier;
import io.counterpool.models.fees.VolumeTiers;
import io.counterpool.models.oracle.PriceGrade;
import io.counterpool.pool.executor.Command.Cancel;
import io.counterpool.pool.executor.Command.ConfirmCustody;
import io.counterpool.pool.executor.Command.Deposit;
import io.counterpool.pool.executor.Command.Direction;
import io.counterpool.pool.executor.Command.PlaceBatch;
import io.counterpool.pool.executor.Command.PlaceOrder;
import io.counterpool.pool.executor.Command.Redemption;
import io.counterpool.pool.executor.Command.TargetKind;
import io.counterpool.pool.executor.PoolRows.BalanceRow;
import io.counterpool.pool.executor.PoolRows.HoldingRow;
import io.counterpool.pool.executor.PoolRows.TrancheRow;
import io.counterpool.pool.ledger.LedgerAccounts;
import io.counterpool.pool.order.OrderLine;
import io.counterpool.pool.order.OrderType;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Twenty traders and three providers of two tranches who do anything, at prices that walk and
 * sometimes jump.
 */
final class RandomHistory {

  private static final int TRADERS = 20;

  final Desk desk;
  private final SplittableRandom random;
  private final List<Command> orders = new ArrayList<>();
  private double priceOfA = 2000;
  private double priceOfB = 100;
  private double priceOfWeth = 3000;
  private double fundingOfA;
  private double fundingOfShortsInA;
  private double borrowOfA;

  RandomHistory(SplittableRandom random) {
    this.random = random;
    this.desk = new Desk(start());
    desk.pricing.put(A, new SkewPremium(Decimal.of(5000)));
    desk.pricing.put(
        B,
        new VirtualAmmCurve(
            Decimal.of(20_000), Decimal.of(2_000_000), Decimal.ONE, Decimal.of("0.15")));
    desk.tradeFee = new SkewFee(Decimal.of("0.0005"), Decimal.of("0.002"));
    desk.closeOutFee = Decimal.of("0.005");
    desk.buffer = Decimal.of("0.1");
    desk.payable = Decimal.of("0.8");
    desk.maxPoolLoss = Decimal.of(60_000);
    desk.utilisationStop = Decimal.of("0.5");
    desk.performanceFee = Decimal.of("0.2");
    desk.seniorTarget = Decimal.of("0.05");
    desk.split =
        Map.of(
            "pool", Decimal.of("0.65"),
            "insurance", Decimal.of("0.2"),
            "treasury", Decimal.of("0.1"),
            "referrer", Decimal.of("0.05"));
    for (int trader = 2; trader <= TRADERS; trader += 2) {
      desk.referrers.put(Desk.account(trader), Desk.account(trader - 1));
    }
    desk.trade =
        new TradeCharges(
            Decimal.of("0.0001"),
            new VolumeTiers(
                List.of(
                    new VolumeTier(Decimal.of(20_000), Decimal.of("0.1")),
                    new VolumeTier(Decimal.of(100_000), Decimal.of("0.333333")))),
            new ImpactRebate(Decimal.of("0.5"), 3600),
            new ForcedCloseFees(Decimal.of("0.003"), Decimal.of("0.002")));
    desk.insuranceTarget = Decimal.of(2500);
    desk.incomeStreamSeconds = 500_000L;
    desk.maxOpenNotional = Decimal.of(400_000);
  }

  /** A senior of 270,000 and a junior of 30,000, so that losses reach both. */
  static PoolState start() {
    List<BalanceRow> balances =
        List.of(
            new BalanceRow(LedgerAccounts.CUSTODY, "USDC", Decimal.of(-302_000)),
            new BalanceRow(LedgerAccounts.pool(Desk.POOL), "USDC", Decimal.of(300_000)),
            new BalanceRow(LedgerAccounts.insurance(Desk.POOL), "USDC", Decimal.of(2000)));
    List<TrancheRow> tranches = new ArrayList<>();
    List<HoldingRow> holdings = new ArrayList<>();
    for (String tranche : List.of("senior", "junior")) {
      Decimal shares = Decimal.of(tranche.equals("senior") ? 270_000 : 30_000);
      tranches.add(new TrancheRow(tranche, shares, shares, null, null));
      holdings.add(new HoldingRow(provider(0), tranche, shares, Decimal.ZERO, null));
    }
    return PoolState.restore(
        Desk.KEY,
        new PoolRows(
            null, balances, List.of(), List.of(), List.of(), tranches, holdings, List.of(),
            List.of(), List.of()),
        List.of(),
        List.of());
  }

  private static UUID provider(int number) {
    return new UUID(2, number);
  }

  Journal step() {
    int before = desk.journals.size();
    switch (random.nextInt(12)) {
      case 0 -> desk.fund(trader(), decimal(random.nextDouble(100, 3000), 2));
      case 1 -> desk.fund(trader(), "WETH", decimal(random.nextDouble(0.01, 0.5), 4));
      case 2, 3 -> {
        Command order = new PlaceOrder(desk.nextId(), Desk.account(trader()), line());
        orders.add(order);
        desk.take(order);
      }
      case 4 -> {
        List<OrderLine> lines = new ArrayList<>();
        for (int i = random.nextInt(1, 8); i > 0; i--) {
          lines.add(line());
        }
        Command batch = new PlaceBatch(desk.nextId(), Desk.account(trader()), lines);
        orders.add(batch);
        desk.take(batch);
      }
      case 5 -> cancel();
      case 6 -> desk.withdraw(trader(), asset(), decimal(random.nextDouble(0.01, 3000), 4));
      case 7 ->
          desk.transfer(trader(), trader(), asset(), decimal(random.nextDouble(0.01, 300), 4));
      case 8 -> provide();
      default -> round();
    }
    return merged(before);
  }

  /** Drops what nobody will run again, so that a long history fits into memory. */
  void forget() {
    desk.inputs.clear();
    desk.journals.clear();
    if (orders.size() > 1000) {
      orders.subList(0, orders.size() - 10).clear();
    }
  }

  /** Journals since a step began, as one. */
  private Journal merged(int from) {
    Journal merged = new Journal();
    for (Journal journal : desk.journals.subList(from, desk.journals.size())) {
      merged.fills.addAll(journal.fills);
      merged.transfers.addAll(journal.transfers);
      merged.receipts.addAll(journal.receipts);
      merged.valuations.addAll(journal.valuations);
    }
    return merged;
  }

  private int trader() {
    return random.nextInt(1, TRADERS + 1);
  }

  private String asset() {
    return random.nextInt(3) == 0 ? "WETH" : "USDC";
  }

  private OrderLine line() {
    boolean inA = random.nextBoolean();
    double scale = inA ? 6 : 100;
    double size = random.nextDouble(-scale, scale);
    double price = inA ? priceOfA : priceOfB;
    OrderType type = random.nextInt(3) == 0 ? OrderType.LIMIT : OrderType.MARKET;
    boolean limited = type == OrderType.LIMIT || random.nextInt(4) == 0;
    return new OrderLine(
        inA ? A : B,
        Decimal.of(size == 0 ? 1 : size, 4, RoundingMode.UP),
        type,
        limited ? Decimal.of(price * random.nextDouble(0.97, 1.03), 2, RoundingMode.UP) : null,
        random.nextInt(5) == 0,
        random.nextInt(1, 200));
  }

  private void cancel() {
    if (orders.isEmpty()) {
      return;
    }
    switch (orders.get(random.nextInt(Math.max(0, orders.size() - 10), orders.size()))) {
      case PlaceOrder order -> desk.take(new Cancel(desk.nextId(), order.account(), order.id()));
      case PlaceBatch batch -> desk.take(new Cancel(desk.nextId(), batch.account(), batch.id()));
      default -> throw new IllegalStateException();
    }
  }

  private void provide() {
    UUID provider = provider(random.nextInt(3));
    String tranche = random.nextInt(3) == 0 ? "senior" : "junior";
    if (random.nextInt(3) == 0) {
      Decimal some = Decimal.of(random.nextDouble(1, 5000), 6, RoundingMode.UP);
      HoldingRow held = desk.state().tranches().holding(provider, tranche);
      Decimal free = held.shares().minus(held.locked());
      boolean all = random.nextInt(3) == 0 && free.isPositive();
      desk.take(new Redemption(desk.nextId(), provider, tranche, all ? free : some));
      return;
    }
    UUID id = desk.nextId();
    Decimal amount = Decimal.of(random.nextDouble(1, 5000), 6, RoundingMode.UP);
    desk.take(new Deposit(id, provider, tranche, amount));
    if (random.nextInt(5) > 0) {
      desk.take(
          new ConfirmCustody(
              desk.nextId(),
              Direction.IN,
              "USDC",
              amount,
              "deposit-" + id,
              TargetKind.DEPOSIT,
              provider,
              id));
    }
  }

  private void round() {
    if (random.nextInt(25) == 0) {
      desk.now = desk.now.plusSeconds(random.nextInt(3600, 90_000));
    }
    priceOfA = walk(priceOfA);
    priceOfB = walk(priceOfB);
    priceOfWeth = walk(priceOfWeth);
    fundingOfA += random.nextDouble(-0.5, 0.5);
    fundingOfShortsInA += random.nextDouble(-0.6, 0.4);
    borrowOfA += random.nextDouble(0, 0.1);
    desk.fundingIndex.put(A, Decimal.of(fundingOfA, 18, RoundingMode.HALF_EVEN));
    if (desk.state().counters().lastRound() > 20) { // before: one index for both sides
      desk.fundingIndexShort.put(A, Decimal.of(fundingOfShortsInA, 18, RoundingMode.HALF_EVEN));
    }
    desk.borrowIndex.put(A, Decimal.of(borrowOfA, 18, RoundingMode.HALF_EVEN));
    desk.confidence = Decimal.of(random.nextDouble(0, 0.05), 8, RoundingMode.UP);
    desk.grades.clear();
    if (random.nextInt(10) == 0) {
      PriceGrade[] grades = PriceGrade.values();
      desk.grades.put("A-USD", grades[random.nextInt(grades.length)]);
    }
    if (random.nextInt(40) == 0) {
      desk.budgetReset++;
    }
    desk.round(price(priceOfA), price(priceOfB), price(priceOfWeth));
  }

  private double walk(double price) {
    double move = random.nextInt(25) == 0 ? 0.25 : 0.01;
    return Math.clamp(price * (1 + random.nextDouble(-move, move)), 1, 1_000_000);
  }

  private @Nullable String price(double price) {
    return random.nextInt(15) == 0 ? null : decimal(price, 8);
  }

  private static String decimal(double value, int scale) {
    return Decimal.of(value, scale, RoundingMode.UP).toString();
  }
}
