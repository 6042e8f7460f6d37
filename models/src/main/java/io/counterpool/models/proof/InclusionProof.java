package io.counterpool.models.proof;

import java.util.List;
import java.util.Optional;

/**
 * That a root includes a liability.
 *
 * @param liability of the holder who checks
 * @param path siblings from the leaf up, at most {@value #MOST_STEPS}
 */
public record InclusionProof(Liability liability, List<Step> path) {

  /** A tree of more levels has more leaves than there are accounts. */
  public static final int MOST_STEPS = 64;

  /** On which side of the path a sibling stands. */
  public enum Side {
    LEFT,
    RIGHT
  }

  /** A sibling on the way up. */
  public record Step(Side side, SumNode sibling) {}

  public InclusionProof {
    path = List.copyOf(path);
  }

  /**
   * The root to which the path leads; empty if the proof itself is refused: a negative sum, a hash
   * that is none, or too long a path.
   */
  public Optional<SumNode> root(SumScheme scheme) {
    if (path.size() > MOST_STEPS || liability.sum().signum() < 0) {
      return Optional.empty();
    }
    SumNode node = scheme.leaf(liability);
    for (Step step : path) {
      if (!step.sibling().isWellFormed()) {
        return Optional.empty();
      }
      node =
          step.side() == Side.LEFT
              ? scheme.join(step.sibling(), node)
              : scheme.join(node, step.sibling());
    }
    return Optional.of(node);
  }

  /** Whether the path leads to the published root, sum and hash. */
  public boolean verifies(SumScheme scheme, SumNode published) {
    return root(scheme).filter(published::equals).isPresent();
  }
}
