package io.counterpool.models.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Draws;
import io.counterpool.models.OutOfRangeException;
import io.counterpool.models.proof.InclusionProof.Side;
import io.counterpool.models.proof.InclusionProof.Step;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MerkleSumTreePropertyTest {

  private static final List<SumScheme> SCHEMES = List.of(new BoundSums(), new TotalOnlySums());

  private static BigInteger big(long value) {
    return BigInteger.valueOf(value);
  }

  private static List<Liability> liabilities(Draws draws, int count) {
    List<Liability> liabilities = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      liabilities.add(
          new Liability("user-" + i, big(draws.below(10_000)), "nonce-" + draws.below(1000)));
    }
    return liabilities;
  }

  @Test
  void hashesTheTextOfTheScheme() {
    // sha256sum of "abc", FIPS 180-4 appendix
    assertThat(SumScheme.sha256("abc"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    SumNode leaf = new BoundSums().leaf(new Liability("a", big(5), "n"));
    assertThat(leaf).isEqualTo(new SumNode(big(5), SumScheme.sha256("leaf|a|5|n")));
    SumNode pad = new SumNode(BigInteger.ZERO, SumScheme.sha256("pad"));
    assertThat(new BoundSums().join(leaf, pad).hash())
        .isEqualTo(SumScheme.sha256("node|5|" + leaf.hash() + "|0|" + pad.hash()));
    assertThat(new TotalOnlySums().join(leaf, pad).hash())
        .isEqualTo(SumScheme.sha256("5|" + leaf.hash() + "|" + pad.hash()));
  }

  @Test
  void oneRootConvincesTwoHoldersOfTheSameMoneyOnlyWhereSumsAreNotBound() {
    Liability left = new Liability("left", big(100), "0");
    Liability right = new Liability("right", big(100), "1");
    for (SumScheme scheme : SCHEMES) {
      // The publisher owes 200 and publishes 100: each holder is shown a sibling of 0.
      SumNode hidesRight = new SumNode(BigInteger.ZERO, scheme.leaf(right).hash());
      SumNode hidesLeft = new SumNode(BigInteger.ZERO, scheme.leaf(left).hash());
      SumNode published = scheme.join(scheme.leaf(left), hidesRight);
      InclusionProof toLeft = new InclusionProof(left, List.of(new Step(Side.RIGHT, hidesRight)));
      InclusionProof toRight = new InclusionProof(right, List.of(new Step(Side.LEFT, hidesLeft)));
      assertThat(published.sum()).isEqualTo(big(100));
      assertThat(toLeft.verifies(scheme, published)).isTrue();
      assertThat(toRight.verifies(scheme, published)).isEqualTo(!scheme.bindsChildSums());
    }
  }

  @Test
  void refusesAnInnerNodeThatPosesAsALeafOrAHashThatIsNone() {
    BoundSums scheme = new BoundSums();
    MerkleSumTree tree =
        new MerkleSumTree(
            scheme, List.of(new Liability("a", big(1), "x"), new Liability("b", big(2), "y")));
    Liability a = new Liability("a", big(1), "x");
    SumNode loose = new SumNode(big(2), tree.proof(0).path().getFirst().sibling().hash() + "|");
    InclusionProof proof = new InclusionProof(a, List.of(new Step(Side.RIGHT, loose)));
    assertThat(proof.root(scheme)).isEmpty();
    assertThatThrownBy(() -> new Liability("a", big(1), "x|2"))
        .hasMessage("nonce must not contain the separator |, was x|2");
  }

  @Test
  void refusesWhatHasNoRoot() {
    BoundSums scheme = new BoundSums();
    assertThatThrownBy(() -> new MerkleSumTree(scheme, List.of()))
        .isInstanceOf(OutOfRangeException.class)
        .hasMessage("liabilities must be at least 1, were 0");
    assertThatThrownBy(() -> new MerkleSumTree(scheme, List.of(new Liability("a", big(-1), "x"))))
        .hasMessage("sum must not be below 0, was -1");
    MerkleSumTree one = new MerkleSumTree(scheme, List.of(new Liability("a", big(7), "x")));
    assertThat(one.root()).isEqualTo(scheme.leaf(new Liability("a", big(7), "x")));
    assertThat(one.proof(0).path()).isEmpty();
    assertThatThrownBy(() -> one.proof(1)).hasMessage("index must be from 0 to 0, was 1");
    Step step = new Step(Side.LEFT, one.root());
    InclusionProof endless =
        new InclusionProof(
            new Liability("a", big(7), "x"),
            Collections.nCopies(InclusionProof.MOST_STEPS + 1, step));
    assertThat(endless.root(scheme)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void provesEveryHolderAndTheTotal(long seed) {
    Draws draws = new Draws(seed);
    for (int i = 0; i < 60; i++) {
      SumScheme scheme = draws.oneOf(SCHEMES);
      List<Liability> liabilities = liabilities(draws, 1 + draws.below(20));
      MerkleSumTree tree = new MerkleSumTree(scheme, liabilities);
      BigInteger total =
          liabilities.stream().map(Liability::sum).reduce(BigInteger.ZERO, BigInteger::add);
      assertThat(tree.root().sum()).as("%s", draws).isEqualTo(total);
      for (int n = 0; n < liabilities.size(); n++) {
        InclusionProof proof = tree.proof(n);
        assertThat(proof.liability()).isEqualTo(liabilities.get(n));
        assertThat(proof.verifies(scheme, tree.root())).as("%s: %s", draws, n).isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {3, 4})
  void refusesEveryForgedSumWhereSumsAreBound(long seed) {
    Draws draws = new Draws(seed);
    BoundSums scheme = new BoundSums();
    for (int i = 0; i < 300; i++) {
      List<Liability> liabilities = liabilities(draws, 2 + draws.below(14));
      MerkleSumTree tree = new MerkleSumTree(scheme, liabilities);
      InclusionProof proof = tree.proof(draws.below(liabilities.size()));
      Liability honest = proof.liability();
      BigInteger shift = big(1 + draws.below(50));
      // The holder's own sum is changed and a sibling's against it: the total stays.
      int at = draws.below(proof.path().size());
      List<Step> forged = new ArrayList<>(proof.path());
      Step step = forged.get(at);
      SumNode moved = new SumNode(step.sibling().sum().add(shift), step.sibling().hash());
      forged.set(at, new Step(step.side(), moved));
      Liability less = new Liability(honest.user(), honest.sum().subtract(shift), honest.nonce());
      assertThat(new InclusionProof(less, forged).verifies(scheme, tree.root()))
          .as("%s", draws)
          .isFalse();
      assertThat(new InclusionProof(honest, forged).verifies(scheme, tree.root())).isFalse();
      assertThat(new InclusionProof(less, proof.path()).verifies(scheme, tree.root())).isFalse();
      SumNode otherTotal = new SumNode(tree.root().sum().add(shift), tree.root().hash());
      assertThat(proof.verifies(scheme, otherTotal)).isFalse();
    }
  }

  @Test
  void padsToAPowerOfTwoAndChecksTheRange() {
    List<BigInteger> one = List.of(big(1), big(255));
    LiabilityTotals totals = LiabilityTotals.of(List.of(one, one, one), 1);
    assertThat(totals).isEqualTo(new LiabilityTotals(List.of(big(3), big(765)), 2, 1));
    assertThat(LiabilityTotals.of(List.of(one)).depth()).isZero();
    assertThatThrownBy(() -> LiabilityTotals.of(List.of(List.of(big(256))), 1))
        .hasMessage("balance must be from 0 and fit 1 bytes, was 256");
    assertThatThrownBy(() -> LiabilityTotals.of(List.of(List.of(big(-1)))))
        .isInstanceOf(OutOfRangeException.class);
    assertThatThrownBy(() -> LiabilityTotals.of(List.of(one, List.of(big(1)))))
        .hasMessage("every entry must have 2 balances, one has 1");
    assertThatThrownBy(() -> LiabilityTotals.of(List.of()))
        .hasMessage("entries must be at least 1, were 0");
  }
}
