package io.counterpool.models.queue;

import io.counterpool.models.Bounds;
import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Shares redeemed first in, first out, at one price for the whole call.
 *
 * <p>The price is {@code (totalAssets − unrealisedLosses) ÷ totalShares}: losses are deducted
 * before anyone leaves. The call is refused unless the pool's cash covers all shares that it may
 * process. Then, in order: a cancelled request is skipped; {@code min(request, left)} shares are
 * paid, the payout rounded down; a request that is not finished stays at the head. Source: Maple,
 * withdrawal manager (queue).
 */
public final class RedemptionQueue {

  /**
   * A request in the queue.
   *
   * @param shares ≥ 0; 0 is a cancelled request
   */
  public record Request(String owner, Decimal shares) {

    public Request {
      Bounds.notNegative("shares", shares);
    }
  }

  /**
   * The pool that pays.
   *
   * @param totalAssets ≥ 0
   * @param unrealisedLosses 0 to {@code totalAssets}
   * @param totalShares ≥ 0
   * @param cash what can be paid now, ≥ 0
   */
  public record Pool(
      Decimal totalAssets, Decimal unrealisedLosses, Decimal totalShares, Decimal cash) {

    public Pool {
      Bounds.notNegative("totalAssets", totalAssets);
      Bounds.notNegative("unrealisedLosses", unrealisedLosses);
      Bounds.atMost("unrealisedLosses", unrealisedLosses, "totalAssets", totalAssets);
      Bounds.notNegative("totalShares", totalShares);
      Bounds.notNegative("cash", cash);
    }

    /**
     * Assets for shares, rounded down.
     *
     * @throws OutOfRangeException if there are no shares in the pool
     */
    public Decimal assetsFor(Decimal shares, int scale) {
      if (shares.isZero()) {
        return Decimal.ZERO;
      }
      return totalAssets
          .minus(unrealisedLosses)
          .timesOver(shares, totalShares, scale, RoundingMode.DOWN);
    }
  }

  /** Shares taken and what is paid for them. */
  public record Payout(String owner, Decimal shares, Decimal assets) {}

  /** What became of a call. */
  public sealed interface Outcome {

    /**
     * Requests were paid.
     *
     * @param payouts in the order of the queue
     * @param remaining shares left of each request, same order as the requests
     * @param head place of the first request that is not finished; the number of requests if all
     *     are
     */
    record Processed(List<Payout> payouts, List<Decimal> remaining, int head) implements Outcome {}

    /** The cash does not cover the shares that the call may process. */
    record LowLiquidity(Decimal required, Decimal cash) implements Outcome {}
  }

  private RedemptionQueue() {}

  /**
   * Pays from the front.
   *
   * @param requests oldest first
   * @param sharesToProcess at most so many shares, ≥ 0
   * @param scale fraction digits of the asset, 0 to 18
   */
  public static Outcome process(
      List<Request> requests, Decimal sharesToProcess, Pool pool, int scale) {
    Bounds.notNegative("sharesToProcess", sharesToProcess);
    Decimal required = pool.assetsFor(sharesToProcess, scale);
    if (required.isGreaterThan(pool.cash())) {
      return new Outcome.LowLiquidity(required, pool.cash());
    }
    List<Payout> payouts = new ArrayList<>();
    List<Decimal> remaining = new ArrayList<>(requests.size());
    Decimal left = sharesToProcess;
    int head = 0;
    for (Request request : requests) {
      Decimal taken = request.shares().min(left);
      if (taken.isPositive()) {
        payouts.add(new Payout(request.owner(), taken, pool.assetsFor(taken, scale)));
      }
      boolean reached = head == remaining.size() && left.isPositive();
      remaining.add(request.shares().minus(taken));
      left = left.minus(taken);
      if (reached && remaining.getLast().isZero()) {
        head++;
      }
    }
    return new Outcome.Processed(List.copyOf(payouts), List.copyOf(remaining), head);
  }
}
