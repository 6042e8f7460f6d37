package io.counterpool.launcher.replay;

import io.counterpool.launcher.market.MarketPath;
import io.counterpool.models.Decimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Seeded providers and traders. Providers bring the tranches' capital before the market begins and
 * ask for a little of it back on the way; traders follow the last prices, fight them or guess, with
 * leverage up to fifteen, and top up when they feel like it.
 */
public final class Crowd {

  private static final int TRADERS = 36;
  private static final int MOST_ORDERS = 1200;
  private static final double MOST_ACTIVE = 0.06;
  private static final int MEMORY = 12;
  private static final int SIZE_DIGITS = 4;

  private final Desk desk;
  private final SplittableRandom random;
  private final MarketPath market;
  private final double activity;
  private final List<Provider> providers = new ArrayList<>();
  private final List<Trader> traders = new ArrayList<>();
  private final Map<String, Deque<Decimal>> past = new HashMap<>();

  private record Provider(UUID id, String tranche, Decimal amount) {}

  private enum Manner {
    FOLLOWS,
    FIGHTS,
    GUESSES
  }

  private record Trader(UUID account, Manner manner, Decimal stake, int leverage) {}

  public Crowd(Desk desk, MarketPath market, SplittableRandom random) {
    this.desk = desk;
    this.market = market;
    this.random = random;
    this.activity =
        Math.min(MOST_ACTIVE, (double) MOST_ORDERS / ((double) market.steps().size() * TRADERS));
  }

  /** Brings capital, insurance and collateral; before the first step. */
  public void arrive() {
    bringCapital();
    for (int i = 0; i < TRADERS; i++) {
      var trader =
          new Trader(
              desk.newId(),
              Manner.values()[i % Manner.values().length],
              Decimal.of(2_000 + 500L * random.nextInt(60)),
              2 + random.nextInt(14));
      traders.add(trader);
      desk.openAccount(trader.account());
      desk.bringCollateral(trader.account(), "USDC", trader.stake());
      if (i % 6 == 0 && hasFeed("ETH-USD")) {
        desk.bringCollateral(trader.account(), Setup.COLLATERAL, Decimal.of(1 + random.nextInt(4)));
      }
    }
  }

  /** The providers' deposits and the insurance, without any trader. */
  public void bringCapital() {
    provider("junior", "900000");
    provider("junior", "700000");
    provider("mezzanine", "800000");
    provider("mezzanine", "600000");
    provider("senior", "1500000");
    provider("senior", "1200000");
    desk.fundInsurance(Decimal.of("60000"));
  }

  private boolean hasFeed(String feed) {
    return market.feeds().stream().anyMatch(f -> f.feed().equals(feed));
  }

  private void provider(String tranche, String amount) {
    var provider = new Provider(desk.newId(), tranche, Decimal.of(amount));
    providers.add(provider);
    desk.openProvider(provider.id());
    desk.deposit(provider.id(), tranche, provider.amount());
  }

  /**
   * Everybody may act once, after the round of a step.
   *
   * @param prices the last price by feed
   */
  public void act(int step, Map<String, Decimal> prices) {
    prices.forEach(
        (feed, price) -> {
          Deque<Decimal> seen = past.computeIfAbsent(feed, _ -> new ArrayDeque<>());
          seen.addLast(price);
          if (seen.size() > MEMORY) {
            seen.removeFirst();
          }
        });
    int quarter = Math.max(1, market.steps().size() / 4);
    if (step > 0 && step % quarter == 0) {
      Provider provider = providers.get(random.nextInt(providers.size()));
      desk.redeem(
          provider.id(),
          provider.tranche(),
          provider.amount().times(Decimal.of("0.04"), 6, RoundingMode.DOWN));
    }
    for (Trader trader : traders) {
      if (random.nextDouble() < activity) {
        act(trader, prices);
      }
    }
  }

  private void act(Trader trader, Map<String, Decimal> prices) {
    MarketPath.Feed feed = market.feeds().get(random.nextInt(market.feeds().size()));
    Decimal price = prices.get(feed.feed());
    if (price == null) {
      return;
    }
    double draw = random.nextDouble();
    if (draw < 0.06) {
      desk.bringCollateral(trader.account(), "USDC", trader.stake());
    } else if (draw < 0.10) {
      desk.withdraw(
          trader.account(), "USDC", trader.stake().times(Decimal.of("0.15"), 6, RoundingMode.DOWN));
    } else if (draw < 0.11) {
      desk.transfer(
          trader.account(),
          other(trader).account(),
          "USDC",
          trader.stake().times(Decimal.of("0.05"), 6, RoundingMode.DOWN));
    } else if (draw < 0.30) {
      close(trader, feed, price);
    } else {
      open(trader, feed, price);
    }
  }

  private Trader other(Trader trader) {
    Trader drawn = traders.get(random.nextInt(traders.size()));
    return drawn.equals(trader)
        ? traders.get((traders.indexOf(trader) + 1) % traders.size())
        : drawn;
  }

  /** A reduce-only order in both directions: the one that closes nothing is refused or expires. */
  private void close(Trader trader, MarketPath.Feed feed, Decimal price) {
    Decimal size = size(trader, price, 2L * trader.leverage());
    if (random.nextBoolean()) {
      size = size.negate();
    }
    desk.order(
        trader.account(), Desk.line(feed.perpetual(), size, "MARKET", null, true, orderLife()));
  }

  private void open(Trader trader, MarketPath.Feed feed, Decimal price) {
    Decimal size = size(trader, price, 1 + random.nextInt(trader.leverage()));
    if (!size.isPositive()) {
      return;
    }
    if (!buys(trader, feed.feed())) {
      size = size.negate();
    }
    double draw = random.nextDouble();
    if (draw < 0.2) {
      desk.order(
          trader.account(),
          Desk.line(
              feed.perpetual(), size, "LIMIT", limit(price, size, "0.003"), false, orderLife()));
    } else if (draw < 0.3) {
      Decimal third = size.dividedBy(Decimal.of(3), SIZE_DIGITS, RoundingMode.DOWN);
      if (!third.isZero()) {
        Map<String, Object> line =
            Desk.line(feed.perpetual(), third, "MARKET", null, false, orderLife());
        desk.orderBatch(trader.account(), List.of(line, line, line));
      }
    } else if (draw < 0.6) {
      desk.order(
          trader.account(),
          Desk.line(
              feed.perpetual(), size, "MARKET", limit(price, size, "0.02"), false, orderLife()));
    } else {
      desk.order(
          trader.account(), Desk.line(feed.perpetual(), size, "MARKET", null, false, orderLife()));
    }
  }

  private boolean buys(Trader trader, String feed) {
    Deque<Decimal> seen = past.get(feed);
    boolean rose = seen == null || seen.size() < 2 || !seen.getLast().isLessThan(seen.getFirst());
    return switch (trader.manner()) {
      case FOLLOWS -> rose;
      case FIGHTS -> !rose;
      case GUESSES -> random.nextBoolean();
    };
  }

  /** The worst price accepted: {@code room} beyond the last one. */
  private static Decimal limit(Decimal price, Decimal size, String room) {
    Decimal factor =
        size.isPositive()
            ? Decimal.ONE.plus(Decimal.of(room))
            : Decimal.ONE.minus(Decimal.of(room));
    return price.times(factor, 2, RoundingMode.HALF_EVEN);
  }

  private long orderLife() {
    return 4 * market.interval().toSeconds();
  }

  private static Decimal size(Trader trader, Decimal price, long leverage) {
    return trader.stake().times(leverage).dividedBy(price, SIZE_DIGITS, RoundingMode.DOWN);
  }
}
