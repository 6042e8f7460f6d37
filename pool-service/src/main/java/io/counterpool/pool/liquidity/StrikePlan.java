package io.counterpool.pool.liquidity;

import io.counterpool.models.Decimal;
import io.counterpool.models.shares.ProRata;
import io.counterpool.models.shares.ShareMath;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * How much of what each tranche's providers want a strike fills. Pure: sums in, sums out, so
 * nobody's place in the queue counts.
 *
 * <p>In this order: (1) junior deposits, all; (2) redemptions, pro rata by their worth as far as
 * the outflow gate, the pool's cash and U2 allow; (3) of those, mezzanine and then junior only as
 * far as subordination holds afterwards; (4) senior and mezzanine deposits, pro rata in the room
 * that subordination leaves. A tranche worth less than its claim takes no deposit, nor does any
 * while the junior's shares are worth nothing, both with the income on its way, which covers claims
 * first. What leaves and what subordination allows is measured without it.
 */
final class StrikePlan {

  /** Below this a share is worth nothing to whoever would buy it: the tranche is wiped out. */
  static final Decimal LEAST_PRICE = Decimal.of("0.000001");

  /**
   * One tranche before the strike; values at the settlement scale, against the caller.
   *
   * @param senior whether it is of rank 0
   * @param lower value at the lower bound, rounded down; the junior's without income on its way
   * @param deposits Σ of the funded deposits
   * @param shares Σ of the shares waiting for redemption
   */
  record Side(
      String tranche,
      boolean senior,
      Decimal claim,
      Decimal supply,
      Decimal lower,
      Decimal deposits,
      Decimal shares) {}

  /**
   * What binds.
   *
   * @param lower pool value at the lower bound
   * @param unreleased income on its way, not in {@code lower}
   * @param cash what the pool can pay with
   * @param outflow largest part of {@code lower} that leaves
   * @param redemptionStop U2
   * @param takesDeposits false when only redemptions are struck
   */
  record Limits(
      Decimal lower,
      Decimal unreleased,
      Decimal cash,
      Decimal reserved,
      Decimal outflow,
      Decimal redemptionStop,
      Decimal seniorShare,
      Decimal seniorAndMezzanineShare,
      boolean takesDeposits) {}

  /**
   * What a tranche gets.
   *
   * @param impaired its deposits are refused
   * @param deposits assets, at most those wanted
   * @param shares burned, at most those wanted
   */
  record Fill(boolean impaired, Decimal deposits, Decimal shares) {}

  private final List<Side> sides;
  private final Limits limits;
  private final ShareMath maths;
  private final int junior;
  private final boolean[] impaired;
  private final Decimal[] deposits;
  private final Decimal[] assets;

  private StrikePlan(List<Side> sides, Limits limits, ShareMath maths) {
    this.sides = sides;
    this.limits = limits;
    this.maths = maths;
    this.junior = sides.size() - 1;
    this.impaired = new boolean[sides.size()];
    this.deposits = new Decimal[sides.size()];
    this.assets = new Decimal[sides.size()];
  }

  /** Fills in the order of {@code sides}, which is senior first, junior last. */
  static List<Fill> of(List<Side> sides, Limits limits, ShareMath maths) {
    StrikePlan plan = new StrikePlan(sides, limits, maths);
    plan.judgeDeposits();
    plan.fillJuniorDeposits();
    plan.fillRedemptions();
    plan.fillOtherDeposits();
    List<Fill> fills = new ArrayList<>();
    for (int i = 0; i < sides.size(); i++) {
      fills.add(new Fill(plan.impaired[i], plan.deposits[i], plan.sharesFor(i)));
    }
    return List.copyOf(fills);
  }

  private void judgeDeposits() {
    Side last = sides.get(junior);
    Decimal covered = limits.lower().plus(limits.unreleased());
    Decimal rest = floor(covered.minus(otherClaims())).max(Decimal.ZERO);
    boolean wipedOut =
        last.supply().isPositive()
            && (rest.isZero() || maths.price(rest, last.supply()).isLessThan(LEAST_PRICE));
    for (int i = 0; i < junior; i++) {
      impaired[i] = wipedOut || sides.get(i).lower().isLessThan(floor(sides.get(i).claim()));
    }
    // An empty junior may start at price 1 only if no loss is waiting for it.
    impaired[junior] =
        wipedOut || (last.supply().isZero() && covered.isLessThan(floor(otherClaims())));
  }

  private Decimal otherClaims() {
    Decimal sum = Decimal.ZERO;
    for (Side side : sides.subList(0, junior)) {
      sum = sum.plus(side.claim());
    }
    return sum;
  }

  private void fillJuniorDeposits() {
    deposits[junior] =
        limits.takesDeposits() && !impaired[junior] ? sides.get(junior).deposits() : Decimal.ZERO;
  }

  private void fillRedemptions() {
    List<Decimal> wanted = new ArrayList<>();
    for (Side side : sides) {
      wanted.add(maths.assetsForDown(side.shares(), side.lower(), side.supply()));
    }
    List<Decimal> gated = ProRata.fill(outflowFree(), wanted, maths.scale());
    Decimal total = limits.lower().plus(deposits[junior]);
    Decimal senior = Decimal.ZERO;
    Decimal others = Decimal.ZERO;
    for (int i = 0; i <= junior; i++) {
      Decimal fill = gated.get(i);
      if (!isSenior(i)) {
        fill = fill.min(above(total, senior, limits.seniorShare()));
      }
      if (i == junior) {
        fill = fill.min(above(total, others, limits.seniorAndMezzanineShare()));
      }
      assets[i] = fill;
      total = total.minus(fill);
      Decimal left = sides.get(i).lower().minus(fill);
      senior = isSenior(i) ? senior.plus(left) : senior;
      others = i < junior ? others.plus(left) : others;
    }
  }

  private boolean isSenior(int i) {
    return i < junior && sides.get(i).senior();
  }

  private Decimal outflowFree() {
    if (!limits.lower().isPositive()) {
      return Decimal.ZERO;
    }
    Decimal gate = limits.lower().times(limits.outflow(), maths.scale(), RoundingMode.FLOOR);
    Decimal cash = limits.cash().plus(deposits[junior]);
    Decimal used = limits.lower().plus(deposits[junior]).minus(needed(limits.reserved()));
    return gate.min(cash).min(used).max(Decimal.ZERO);
  }

  /** Least pool value that keeps utilisation at U2. */
  private Decimal needed(Decimal reserved) {
    if (reserved.isZero()) {
      return Decimal.ZERO;
    }
    return limits.redemptionStop().isPositive()
        ? reserved.dividedBy(limits.redemptionStop(), maths.scale(), RoundingMode.CEILING)
        : limits.lower().plus(deposits[junior]);
  }

  /** How far {@code total} may fall before {@code part} is more than {@code share} of it. */
  private Decimal above(Decimal total, Decimal part, Decimal share) {
    if (part.isZero()) {
      return total.max(Decimal.ZERO);
    }
    if (share.isZero()) {
      return Decimal.ZERO;
    }
    return total
        .minus(part.dividedBy(share, maths.scale(), RoundingMode.CEILING))
        .max(Decimal.ZERO);
  }

  private void fillOtherDeposits() {
    Decimal total = limits.lower().plus(deposits[junior]);
    Decimal senior = Decimal.ZERO;
    Decimal others = Decimal.ZERO;
    List<Decimal> wanted = new ArrayList<>();
    for (int i = 0; i <= junior; i++) {
      total = total.minus(assets[i]);
      if (i < junior) {
        Decimal left = sides.get(i).lower().minus(assets[i]);
        others = others.plus(left);
        senior = isSenior(i) ? senior.plus(left) : senior;
        wanted.add(limits.takesDeposits() && !impaired[i] ? sides.get(i).deposits() : Decimal.ZERO);
      }
    }
    Decimal all = wanted.stream().reduce(Decimal.ZERO, Decimal::plus);
    List<Decimal> fills =
        ProRata.fill(
            room(total, others, limits.seniorAndMezzanineShare(), all), wanted, maths.scale());
    for (int i = junior - 1; i >= 0; i--) {
      deposits[i] =
          isSenior(i)
              ? fills.get(i).min(room(total, senior, limits.seniorShare(), fills.get(i)))
              : fills.get(i);
      total = total.plus(deposits[i]);
    }
  }

  /** How much may be added to {@code part} and {@code total} before it is more than its share. */
  private Decimal room(Decimal total, Decimal part, Decimal share, Decimal wanted) {
    Decimal rest = Decimal.ONE.minus(share);
    if (!rest.isPositive()) {
      return wanted;
    }
    Decimal over = total.times(share, RoundingMode.FLOOR).minus(part);
    return over.isPositive()
        ? over.dividedBy(rest, maths.scale(), RoundingMode.FLOOR)
        : Decimal.ZERO;
  }

  private Decimal sharesFor(int i) {
    Side side = sides.get(i);
    Decimal worth = maths.assetsForDown(side.shares(), side.lower(), side.supply());
    return assets[i].equals(worth)
        ? side.shares()
        : maths.sharesForDown(assets[i], side.lower(), side.supply()).min(side.shares());
  }

  private Decimal floor(Decimal value) {
    return value.rounded(maths.scale(), RoundingMode.FLOOR);
  }
}
