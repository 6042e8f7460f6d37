package io.counterpool.models.netting;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Payment netting of the obligations of one currency.
 *
 * <p>{@code net = sum in − sum out} for each participant; gross volume is the sum of all
 * obligations, bilateral volume the sum over pairs of {@code |a owes b − b owes a|}, multilateral
 * volume the sum of the positive net positions; {@code efficiency = 1 − multilateral ÷ gross}, 0 if
 * there is nothing to net. Exact. Source: payment-versus-payment netting, standard definitions.
 *
 * @param net by participant, in the order of appearance; sums to 0
 * @param gross volume without netting
 * @param pairs what is left between pairs, each above 0, in the order of appearance
 */
public record Netting(Map<String, BigDecimal> net, BigDecimal gross, List<Obligation> pairs) {

  private record Pair(String first, String second) {}

  public Netting {
    net = Collections.unmodifiableMap(new LinkedHashMap<>(net));
    pairs = List.copyOf(pairs);
  }

  /** Nets obligations of one currency. */
  public static Netting of(List<Obligation> obligations) {
    Map<String, BigDecimal> net = new LinkedHashMap<>();
    Map<Pair, BigDecimal> owed = new LinkedHashMap<>();
    BigDecimal gross = BigDecimal.ZERO;
    for (Obligation obligation : obligations) {
      String from = obligation.from();
      String to = obligation.to();
      BigDecimal amount = obligation.amount();
      gross = gross.add(amount);
      net.merge(from, amount.negate(), BigDecimal::add);
      net.merge(to, amount, BigDecimal::add);
      Pair opposite = new Pair(to, from);
      if (owed.containsKey(opposite)) {
        owed.merge(opposite, amount.negate(), BigDecimal::add);
      } else {
        owed.merge(new Pair(from, to), amount, BigDecimal::add);
      }
    }
    return new Netting(net, gross, left(owed));
  }

  private static List<Obligation> left(Map<Pair, BigDecimal> owed) {
    List<Obligation> left = new ArrayList<>();
    owed.forEach(
        (pair, amount) -> {
          boolean itself = pair.first().equals(pair.second());
          if (amount.signum() > 0 && !itself) {
            left.add(new Obligation(pair.first(), pair.second(), amount));
          } else if (amount.signum() < 0) {
            left.add(new Obligation(pair.second(), pair.first(), amount.negate()));
          }
        });
    return left;
  }

  /** Volume after each pair has netted. */
  public BigDecimal bilateral() {
    return pairs.stream().map(Obligation::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Volume after all have netted through one hub: what the hub receives, and pays. */
  public BigDecimal multilateral() {
    return net.values().stream()
        .filter(position -> position.signum() > 0)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** What multilateral netting saves of the gross volume, 0 to 1, at {@code scale} digits. */
  public BigDecimal efficiency(int scale, RoundingMode rounding) {
    return gross.signum() == 0
        ? BigDecimal.ZERO
        : gross.subtract(multilateral()).divide(gross, scale, rounding);
  }

  /**
   * The payments that settle everything: who owes pays the hub, whom is owed is paid by it. The hub
   * ends at 0.
   *
   * @param hub a name that no participant has
   */
  public List<Obligation> through(String hub) {
    if (net.containsKey(hub)) {
      throw new IllegalArgumentException("hub must not be a participant, was " + hub);
    }
    List<Obligation> payments = new ArrayList<>();
    net.forEach(
        (participant, position) -> {
          if (position.signum() < 0) {
            payments.add(new Obligation(participant, hub, position.negate()));
          }
        });
    net.forEach(
        (participant, position) -> {
          if (position.signum() > 0) {
            payments.add(new Obligation(hub, participant, position));
          }
        });
    return List.copyOf(payments);
  }
}
