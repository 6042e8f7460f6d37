package io.counterpool.models.proof;

/**
 * The safe scheme: the hash of a node covers the sum and the hash of each child.
 *
 * <p>{@code leaf = SHA256("leaf|" user "|" sum "|" nonce)}, {@code node = SHA256("node|" leftSum
 * "|" leftHash "|" rightSum "|" rightHash)}. A root so fixes the sum of every node below it: to
 * show two holders different sums of one node is to find two texts with one hash. The words in
 * front keep an inner node from passing as a leaf. Source: Hu, Zhang, Guo, eprint 2018/1139.
 */
public record BoundSums() implements SumScheme {

  public static final String TAG = "bound-sums";

  @Override
  public boolean bindsChildSums() {
    return true;
  }

  @Override
  public SumNode leaf(Liability liability) {
    String text = "leaf|" + liability.user() + "|" + liability.sum() + "|" + liability.nonce();
    return new SumNode(liability.sum(), SumScheme.sha256(text));
  }

  @Override
  public SumNode join(SumNode left, SumNode right) {
    String text = "node|" + left.sum() + "|" + left.hash() + "|" + right.sum() + "|" + right.hash();
    return new SumNode(left.sum().add(right.sum()), SumScheme.sha256(text));
  }
}
