package io.counterpool.pool.refusal;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.problem.Problem;
import io.counterpool.kit.problem.ProblemType;
import io.counterpool.kit.problem.ProblemTypes;
import io.counterpool.pool.executor.Journal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The published types of the pool's refusals, and the one way from a refusal to a problem. */
@Component
public final class PoolProblems implements ProblemTypes {

  public static final ProblemType OVERLOADED =
      new ProblemType("overloaded", "More is accepted than can be executed", 503);

  public static final ProblemType CONFIGURATION_CONFLICT =
      new ProblemType("configuration-conflict", "Contradicts what is configured", 409);

  public static final ProblemType REFERRER_INVALID =
      new ProblemType("referrer-invalid", "Not an account that can refer", 409);

  private static final List<ProblemType> OF_REQUESTS =
      List.of(OVERLOADED, CONFIGURATION_CONFLICT, REFERRER_INVALID);

  /** Refusals of commands that were accepted: status 409 would have been their direct answer. */
  private static final List<ProblemType> OF_COMMANDS =
      List.of(
          refused("amount-invalid", "Amount has too many digits or is not above 0"),
          refused("below-minimum-notional", "Order below the minimum notional"),
          refused("cancelled", "Request taken back"),
          refused("collateral-insufficient", "Not that much collateral"),
          refused("deposit-not-funded", "Deposit not confirmed in time"),
          refused("deposit-too-small", "Deposit would mint no shares"),
          refused("external-reference-used", "External reference already counted"),
          refused("limit-not-reached", "Limit not reached"),
          refused("margin-too-low", "Margin too low"),
          refused("market-budget-spent", "Budget of the market is spent"),
          refused("market-halted", "Market executes no orders"),
          refused("market-reduce-only", "Market takes reducing orders only"),
          refused("nothing-to-reduce", "No position to reduce"),
          refused("open-interest-cap", "Open interest cap reached"),
          refused("oracle-below-quorum", "No price with a quorum"),
          refused("order-cancelled", "Order taken back"),
          refused("order-expired", "Order expired"),
          refused("order-finished", "Order already ended"),
          refused("order-too-large", "Order larger than the market can price"),
          refused("payout-amount-differs", "Amount is not that of the payout"),
          refused("payout-unknown", "No such payout"),
          refused("pool-utilisation", "Pool takes no new risk"),
          refused("price-grade", "Price too poor for this action"),
          refused("price-moved", "Price moved beyond the limit"),
          refused("redemption-too-small", "Redemption would pay nothing"),
          refused("request-locked", "Request is locked by a due strike"),
          refused("request-unknown", "No such request waits"),
          refused("shares-insufficient", "Not that many free shares"),
          refused("suspense-too-low", "Not that much money in suspense"),
          refused("tranche-impaired", "Tranche takes no deposits while impaired"),
          refused("tranche-unknown", "No such tranche in this pool"),
          refused("treasury-too-low", "Not that much money in the treasury"));

  private static final Map<String, ProblemType> BY_SLUG =
      Stream.concat(OF_COMMANDS.stream(), Stream.of(KitProblems.UPSTREAM_UNAVAILABLE))
          .collect(toUnmodifiableMap(ProblemType::slug, Function.identity()));

  private static ProblemType refused(String slug, String title) {
    return new ProblemType(slug, title, 409);
  }

  @Override
  public List<ProblemType> problemTypes() {
    return Stream.concat(OF_REQUESTS.stream(), OF_COMMANDS.stream()).toList();
  }

  /**
   * The problem that a refusal of the machine is published as.
   *
   * @throws IllegalStateException if its slug is not in the catalogue; a test keeps them together
   */
  public Problem of(Journal.Refusal refusal) {
    ProblemType type = BY_SLUG.get(refusal.slug());
    if (type == null) {
      throw new IllegalStateException("refusal without a problem type: " + refusal.slug());
    }
    Problem problem = Problem.of(type).detail(refusal.detail());
    for (Map.Entry<String, Object> member : refusal.members().entrySet()) {
      problem = problem.with(member.getKey(), member.getValue());
    }
    return problem;
  }
}
