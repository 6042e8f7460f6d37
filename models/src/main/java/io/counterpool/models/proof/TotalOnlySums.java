package io.counterpool.models.proof;

/**
 * The older scheme: the hash of a node covers the total of its children, not the sum of each.
 * <b>Not safe:</b> a publisher with two holders of 100 can publish a root of 100 and show each of
 * them a sibling of 0; both proofs verify. Use {@link BoundSums} to publish.
 *
 * <p>{@code leaf = SHA256(user "|" sum "|" nonce)}, {@code node = SHA256(leftSum + rightSum "|"
 * leftHash "|" rightHash)}. Source: Maxwell's proof of liabilities as in olalonde's blproof.
 */
public record TotalOnlySums() implements SumScheme {

  public static final String TAG = "total-only-sums";

  @Override
  public boolean bindsChildSums() {
    return false;
  }

  @Override
  public SumNode leaf(Liability liability) {
    String text = liability.user() + "|" + liability.sum() + "|" + liability.nonce();
    return new SumNode(liability.sum(), SumScheme.sha256(text));
  }

  @Override
  public SumNode join(SumNode left, SumNode right) {
    var sum = left.sum().add(right.sum());
    return new SumNode(sum, SumScheme.sha256(sum + "|" + left.hash() + "|" + right.hash()));
  }
}
