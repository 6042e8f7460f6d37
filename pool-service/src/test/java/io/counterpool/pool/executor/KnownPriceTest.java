package io.counterpool.pool.executor;

import static io.counterpool.pool.executor.Desk.A;
import static io.counterpool.pool.executor.Desk.line;
import static io.counterpool.pool.executor.Desk.number;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterpool.models.Decimal;
import io.counterpool.pool.order.OrderType;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * S10: the last round says 2,000.00, the outside market is already six away, and the trader knows.
 */
class KnownPriceTest {

  private static final int CYCLES = 1_000;
  private static final String SIZE = "50"; // a notional of 100,000

  private final Desk desk = new Desk("10000000", "0");

  @Test
  void paysNothingForKnowingTheNextPrice() {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("seed " + seed);
    var random = new SplittableRandom(seed);
    desk.fund(1, "1000000");
    long atTheOldPrice = 0;
    int fills = 0;
    // Two cycles with the same news and opposite luck afterwards: chance cancels out exactly.
    for (int pair = 0; pair < CYCLES / 2; pair++) {
      int news = random.nextBoolean() ? 6 : -6;
      int luck = random.nextInt(-6, 7);
      for (int after : new int[] {luck, -luck}) {
        atTheOldPrice += 50L * (6 + after);
        fills += cycle(news, after);
      }
    }

    assertThat(fills).isEqualTo(2 * CYCLES);
    // 50 × 6 = 300 a cycle for whoever were filled at the old price
    assertThat(atTheOldPrice).isEqualTo(300L * CYCLES);
    assertThat(desk.cash(1)).isEqualTo(Decimal.of(1_000_000));
    assertThat(desk.poolCash()).isEqualTo(Decimal.of(10_000_000));
  }

  /** Reads the outside price, trades on it and closes a round later. */
  private int cycle(int news, int after) {
    boolean up = news > 0;
    // This round's reports were there to be seen when the order was sent.
    RoundInput known = desk.input("2000", null, null);
    long open = desk.order(1, A, up ? SIZE : "-" + SIZE);
    desk.run(known);
    assertThat(desk.end(open)).isEqualTo("WAITING");
    int filled = desk.round(Integer.toString(2_000 + news)).receipts.size();
    long close = desk.order(1, A, up ? "-" + SIZE : SIZE);
    filled += desk.round(Integer.toString(2_000 + news + (up ? after : -after))).receipts.size();
    assertThat(desk.figure(open, "price")).isEqualTo(Decimal.of(2_000 + news));
    assertThat(desk.end(close)).isEqualTo("EXECUTED");
    return filled;
  }

  @Test
  void refusesThePriceThatALimitDoesNotAllow() {
    desk.fund(1, "100000");
    RoundInput known = desk.input("2000", null, null);
    long open = desk.place(1, line(A, SIZE, OrderType.MARKET, "2000", false));
    desk.run(known);
    assertThat(desk.end(open)).isEqualTo("WAITING");
    desk.round("2006");

    assertThat(desk.end(open)).isEqualTo("price-moved");
    assertThat(desk.figure(open, "price")).isEqualTo(number("2006"));
    assertThat(desk.size(1, A)).isEqualTo(Decimal.ZERO);
  }

  @Test
  void namesAcceptanceAndRoundInTheReceipt() {
    desk.fund(1, "100000");
    desk.order(1, A, SIZE);
    var accepted = desk.now;
    Journal round = desk.round("2006");
    Map<String, Object> figures = round.receipts.getFirst().figures();

    assertThat(figures)
        .containsEntry("acceptedAt", accepted)
        .containsEntry("round", 1L)
        .containsEntry("feedRound", 1L)
        .containsEntry("feedRoundHash", "hash-1");
  }
}
