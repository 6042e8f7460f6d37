package io.counterpool.models.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Decimal;
import io.counterpool.models.Draws;
import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.queue.RedemptionQueue.Outcome;
import io.counterpool.models.queue.RedemptionQueue.Payout;
import io.counterpool.models.queue.RedemptionQueue.Pool;
import io.counterpool.models.queue.RedemptionQueue.Request;
import java.math.RoundingMode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RedemptionQueuePropertyTest {

  private static Decimal d(String plain) {
    return Decimal.of(plain);
  }

  private static Request request(String owner, String shares) {
    return new Request(owner, d(shares));
  }

  @Test
  void keepsAnUnfinishedRequestAtTheHead() {
    Pool pool = new Pool(d("100"), d("20"), d("250"), d("100"));
    List<Request> queue = List.of(request("a", "10"), request("", "0"), request("c", "10"));
    // (100 − 20) ÷ 250 = 0.32 a share
    assertThat(RedemptionQueue.process(queue, d("15"), pool, 18))
        .isEqualTo(
            new Outcome.Processed(
                List.of(new Payout("a", d("10"), d("3.2")), new Payout("c", d("5"), d("1.6"))),
                List.of(d("0"), d("0"), d("5")),
                2));
  }

  @Test
  void refusesOneUnitTooLittleCash() {
    List<Request> queue = List.of(request("a", "250"));
    Pool exact = new Pool(d("100"), d("0"), d("250"), d("100"));
    Pool less = new Pool(d("100"), d("0"), d("250"), d("99.99"));
    assertThat(RedemptionQueue.process(queue, d("250"), exact, 2))
        .isInstanceOf(Outcome.Processed.class);
    assertThat(RedemptionQueue.process(queue, d("250"), less, 2))
        .isEqualTo(new Outcome.LowLiquidity(d("100"), d("99.99")));
  }

  @Test
  void doesNothingForNoShares() {
    Pool empty = new Pool(d("0"), d("0"), d("0"), d("0"));
    assertThat(RedemptionQueue.process(List.of(), d("0"), empty, 18))
        .isEqualTo(new Outcome.Processed(List.of(), List.of(), 0));
    assertThatThrownBy(() -> RedemptionQueue.process(List.of(), d("1"), empty, 18))
        .isInstanceOf(OutOfRangeException.class);
    assertThatThrownBy(() -> new Pool(d("1"), d("2"), d("1"), d("1")))
        .hasMessage("unrealisedLosses must be at most totalAssets 1, was 2");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void conservesSharesAndPaysNoMoreThanThePrice(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < Draws.STEPS; i++) {
      List<Request> queue =
          draws.list(draws.below(8), () -> draws.below(5) == 0 ? request("", "0") : drawn(draws));
      Decimal assets = draws.between("0.000001", "10000", 6);
      Pool pool =
          new Pool(
              assets,
              assets
                  .times(draws.between("0", "1", 3), RoundingMode.DOWN)
                  .rounded(6, RoundingMode.DOWN),
              d("10000"),
              assets);
      Decimal asked = draws.between("0", "5000", 6);
      var done = (Outcome.Processed) RedemptionQueue.process(queue, asked, pool, 6);
      Decimal taken = Decimal.ZERO;
      Decimal paid = Decimal.ZERO;
      for (Payout payout : done.payouts()) {
        taken = taken.plus(payout.shares());
        paid = paid.plus(payout.assets());
      }
      Decimal before = Decimal.ZERO;
      Decimal left = Decimal.ZERO;
      for (int n = 0; n < queue.size(); n++) {
        before = before.plus(queue.get(n).shares());
        left = left.plus(done.remaining().get(n));
        if (n < done.head()) {
          assertThat(done.remaining().get(n)).as("%s", draws).isEqualTo(Decimal.ZERO);
        } else if (n > done.head()) {
          assertThat(done.remaining().get(n)).as("%s", draws).isEqualTo(queue.get(n).shares());
        }
      }
      assertThat(taken.plus(left)).as("%s", draws).isEqualTo(before);
      assertThat(taken).as("%s", draws).isEqualTo(before.min(asked));
      // Rounded down each: the sum is at most what all of them would get at once.
      assertThat(paid).as("%s", draws).isLessThanOrEqualTo(pool.assetsFor(taken, 6));
    }
  }

  private static Request drawn(Draws draws) {
    return new Request("a", draws.between("0.000001", "1000", 6));
  }
}
