package io.counterpool.models.oracle;

import static io.counterpool.models.oracle.PriceAction.LIQUIDATE;
import static io.counterpool.models.oracle.PriceAction.OPEN;
import static io.counterpool.models.oracle.PriceAction.REDUCE;
import static io.counterpool.models.oracle.PriceAction.SETTLE;

import io.counterpool.models.OutOfRangeException;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which grade allows which action, as data.
 *
 * <p>What every matrix obeys, whoever writes it:
 *
 * <ol>
 *   <li>each grade is stated;
 *   <li>a grade without a price ({@link PriceGrade#hasPrice}) allows nothing;
 *   <li>VALID allows everything: what even the best price forbids nobody could ever do;
 *   <li>a worse grade allows nothing that a better one forbids, from VALID over VOLATILE and
 *       UNCERTAIN to STALE;
 *   <li>a grade that allows anything allows REDUCE: nobody is kept in a position that others may
 *       still close, strike or settle;
 *   <li>a grade that allows OPEN allows LIQUIDATE: no risk is taken on that could not be closed.
 * </ol>
 *
 * @param allowed actions by grade, in the order of the enums
 */
public record GradeMatrix(Map<PriceGrade, Set<PriceAction>> allowed) {

  /**
   * The matrix before anybody configured one: UNCERTAIN only lowers risk, VOLATILE forbids what
   * lets value out of the venue at a fleeting price (WITHDRAW, STRIKE), STALE nothing at all.
   */
  public static final GradeMatrix FIRST =
      new GradeMatrix(
          Map.of(
              PriceGrade.VALID, EnumSet.allOf(PriceAction.class),
              PriceGrade.UNCERTAIN, EnumSet.of(REDUCE, LIQUIDATE),
              PriceGrade.VOLATILE, EnumSet.of(OPEN, REDUCE, LIQUIDATE, SETTLE),
              PriceGrade.STALE, Set.of(),
              PriceGrade.BELOW_QUORUM, Set.of(),
              PriceGrade.OUT_OF_BAND, Set.of(),
              PriceGrade.HALTED, Set.of()));

  /**
   * Copies and checks.
   *
   * @throws OutOfRangeException that names the grade and the action which break a rule
   */
  public GradeMatrix {
    Map<PriceGrade, Set<PriceAction>> copy = new EnumMap<>(PriceGrade.class);
    for (PriceGrade grade : PriceGrade.values()) {
      Set<PriceAction> actions = allowed.get(grade);
      if (actions == null) {
        throw new OutOfRangeException(grade + " is not stated");
      }
      Set<PriceAction> ordered = EnumSet.noneOf(PriceAction.class);
      ordered.addAll(actions);
      copy.put(grade, Collections.unmodifiableSet(ordered));
    }
    check(copy);
    allowed = Collections.unmodifiableMap(copy);
  }

  private static void check(Map<PriceGrade, Set<PriceAction>> allowed) {
    PriceGrade worse = null;
    for (PriceGrade grade : PriceGrade.WORST_FIRST) {
      Set<PriceAction> actions = of(allowed, grade);
      if (!grade.hasPrice()) {
        if (!actions.isEmpty()) {
          throw refused(grade, "has no price and cannot allow", actions);
        }
        continue;
      }
      if (worse != null) {
        Set<PriceAction> more = EnumSet.allOf(PriceAction.class);
        more.removeAll(actions);
        more.retainAll(of(allowed, worse));
        if (!more.isEmpty()) {
          throw refused(worse, "is worse than " + grade + " and cannot allow more:", more);
        }
      }
      if (!actions.isEmpty() && !actions.contains(REDUCE)) {
        throw refused(grade, "allows something and must allow", EnumSet.of(REDUCE));
      }
      if (actions.contains(OPEN) && !actions.contains(LIQUIDATE)) {
        throw refused(grade, "allows OPEN and must allow", EnumSet.of(LIQUIDATE));
      }
      worse = grade;
    }
    Set<PriceAction> missing = EnumSet.allOf(PriceAction.class);
    missing.removeAll(of(allowed, PriceGrade.VALID));
    if (!missing.isEmpty()) {
      throw refused(PriceGrade.VALID, "is the best grade and must allow", missing);
    }
  }

  private static OutOfRangeException refused(
      PriceGrade grade, String rule, Set<PriceAction> actions) {
    return new OutOfRangeException(
        grade + " " + rule + " " + String.join(", ", actions.stream().map(Enum::name).toList()));
  }

  private static Set<PriceAction> of(Map<PriceGrade, Set<PriceAction>> allowed, PriceGrade grade) {
    return allowed.getOrDefault(grade, Set.of());
  }

  /** What a price of this grade is good for, in the order of {@link PriceAction}. */
  public List<PriceAction> allowed(PriceGrade grade) {
    return List.copyOf(of(allowed, grade));
  }

  /** Whether a price of this grade is good enough for {@code action}. */
  public boolean allows(PriceGrade grade, PriceAction action) {
    return of(allowed, grade).contains(action);
  }

  /**
   * Whether a price that somebody else has graded may be used: by the actions stated with it, or
   * where none are stated, as before matrices had versions, by {@link #FIRST}.
   *
   * @param stated actions that came with the price
   */
  public static boolean permits(
      PriceGrade grade, @Nullable Collection<PriceAction> stated, PriceAction action) {
    return stated == null ? FIRST.allows(grade, action) : stated.contains(action);
  }
}
