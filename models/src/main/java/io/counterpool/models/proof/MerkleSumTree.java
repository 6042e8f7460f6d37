package io.counterpool.models.proof;

import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.proof.InclusionProof.Side;
import io.counterpool.models.proof.InclusionProof.Step;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * A tree of liabilities whose root is published. Leaves stand in the given order; a level with an
 * odd number of nodes, the root's aside, ends with a node of sum 0 and hash {@code SHA256("pad")}.
 * The tree of n leaves holds about 2n nodes; a proof costs log n steps.
 */
public final class MerkleSumTree {

  private static final SumNode PAD = new SumNode(BigInteger.ZERO, SumScheme.sha256("pad"));

  private final List<Liability> liabilities;

  /** Leaves first, each level padded; the last has the root alone. */
  private final List<List<SumNode>> levels = new ArrayList<>();

  /**
   * Builds the tree.
   *
   * @throws OutOfRangeException if there are no liabilities or one is negative
   */
  public MerkleSumTree(SumScheme scheme, List<Liability> liabilities) {
    if (liabilities.isEmpty()) {
      throw new OutOfRangeException("liabilities must be at least 1, were 0");
    }
    this.liabilities = List.copyOf(liabilities);
    List<SumNode> level = new ArrayList<>(liabilities.size() + 1);
    for (Liability liability : liabilities) {
      if (liability.sum().signum() < 0) {
        throw new OutOfRangeException("sum must not be below 0, was " + liability.sum());
      }
      level.add(scheme.leaf(liability));
    }
    while (level.size() > 1) {
      if (level.size() % 2 == 1) {
        level.add(PAD);
      }
      levels.add(level);
      List<SumNode> parents = new ArrayList<>(level.size() / 2 + 1);
      for (int i = 0; i < level.size(); i += 2) {
        parents.add(scheme.join(level.get(i), level.get(i + 1)));
      }
      level = parents;
    }
    levels.add(level);
  }

  /** What is published: the total and the hash that fixes it. */
  public SumNode root() {
    return levels.getLast().getFirst();
  }

  /**
   * The proof for the liability at a place in the list.
   *
   * @throws OutOfRangeException if there is none
   */
  public InclusionProof proof(int index) {
    if (index < 0 || index >= liabilities.size()) {
      throw new OutOfRangeException(
          "index must be from 0 to " + (liabilities.size() - 1) + ", was " + index);
    }
    List<Step> path = new ArrayList<>(levels.size());
    int place = index;
    for (List<SumNode> level : levels.subList(0, levels.size() - 1)) {
      boolean right = place % 2 == 0;
      path.add(new Step(right ? Side.RIGHT : Side.LEFT, level.get(place ^ 1)));
      place /= 2;
    }
    return new InclusionProof(liabilities.get(index), path);
  }
}
