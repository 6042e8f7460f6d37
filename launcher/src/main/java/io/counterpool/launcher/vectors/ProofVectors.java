package io.counterpool.launcher.vectors;

import io.counterpool.models.proof.BoundSums;
import io.counterpool.models.proof.InclusionProof;
import io.counterpool.models.proof.InclusionProof.Side;
import io.counterpool.models.proof.InclusionProof.Step;
import io.counterpool.models.proof.Liability;
import io.counterpool.models.proof.LiabilityTotals;
import io.counterpool.models.proof.MerkleSumTree;
import io.counterpool.models.proof.SumNode;
import io.counterpool.models.proof.SumScheme;
import io.counterpool.models.proof.TotalOnlySums;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Merkle-sum trees of liabilities. */
final class ProofVectors {

  /** Names under which a balance's width in bytes may be declared. */
  private static final List<String> WIDTHS = List.of("byteWidth", "bytes", "nBytes");

  private ProofVectors() {}

  static void register(Map<String, VectorModel> models) {
    models.put("fees/olalonde-merkle-sum-proof.json", in -> proof(in, new TotalOnlySums()));
    models.put("fees/bound-merkle-sum-proof.json", in -> proof(in, new BoundSums()));
    models.put("fees/summa-liability-totals.json", ProofVectors::totals);
  }

  private static Answer proof(Inputs in, SumScheme scheme) {
    if (in.has("index")) {
      return tree(in, scheme);
    }
    return in.has("users") ? shown(in, scheme) : inclusion(in, scheme);
  }

  /** A tree is built and one proof taken from it. */
  private static Answer tree(Inputs in, SumScheme scheme) {
    MerkleSumTree tree =
        new MerkleSumTree(scheme, in.items("users").stream().map(ProofVectors::liability).toList());
    InclusionProof proof = tree.proof(in.small("index"));
    return new Answer()
        .with("leafHash", scheme.leaf(proof.liability()).hash())
        .with("rootSum", tree.root().sum())
        .with("rootHash", tree.root().hash())
        .withAnswers("path", proof.path().stream().map(ProofVectors::written).toList())
        .with("valid", proof.verifies(scheme, tree.root()));
  }

  /** A proof is verified, against a published root if one is named. */
  private static Answer inclusion(Inputs in, SumScheme scheme) {
    InclusionProof proof = new InclusionProof(liability(in), path(in));
    Optional<SumNode> root = proof.root(scheme);
    boolean valid = root.isPresent();
    if (in.has("expectedRootSum")) {
      valid = valid && root.get().sum().equals(in.whole("expectedRootSum"));
    }
    if (in.has("expectedRootHash")) {
      valid = valid && root.get().hash().equals(in.text("expectedRootHash"));
    }
    Answer answer =
        new Answer().with("leafHash", scheme.leaf(proof.liability()).hash()).with("valid", valid);
    return root.map(node -> answer.with("rootSum", node.sum()).with("rootHash", node.hash()))
        .orElse(answer);
  }

  /** One root is shown to several holders. */
  private static Answer shown(Inputs in, SumScheme scheme) {
    SumNode root = new SumNode(in.whole("rootSum"), in.text("rootHash"));
    List<InclusionProof> proofs =
        in.items("users").stream()
            .map(user -> new InclusionProof(liability(user), path(user)))
            .toList();
    return new Answer()
        .with(
            "eachProofValidInThisScheme",
            proofs.stream().allMatch(proof -> proof.verifies(scheme, root)))
        .with(
            "trueLiabilities",
            proofs.stream()
                .map(proof -> proof.liability().sum())
                .reduce(BigInteger.ZERO, BigInteger::add));
  }

  private static Liability liability(Inputs in) {
    return new Liability(in.text("user"), in.whole("sum"), in.text("nonce"));
  }

  private static List<Step> path(Inputs in) {
    List<Inputs> steps = in.has("path") ? in.items("path") : List.of();
    return steps.stream()
        .map(
            step ->
                new Step(
                    switch (step.text("side")) {
                      case "left" -> Side.LEFT;
                      case "right" -> Side.RIGHT;
                      default ->
                          throw new IllegalArgumentException(
                              "side must be left or right, was " + step.text("side"));
                    },
                    new SumNode(step.whole("sum"), step.text("hash"))))
        .toList();
  }

  private static Answer written(Step step) {
    return new Answer()
        .with("side", step.side() == Side.LEFT ? "left" : "right")
        .with("sum", step.sibling().sum())
        .with("hash", step.sibling().hash());
  }

  private static Answer totals(Inputs in) {
    List<List<BigInteger>> entries = in.wholeRows("entries");
    LiabilityTotals totals =
        WIDTHS.stream()
            .filter(in::has)
            .findFirst()
            .map(width -> LiabilityTotals.of(entries, in.small(width)))
            .orElseGet(() -> LiabilityTotals.of(entries));
    return new Answer()
        .withWhole("rootTotals", totals.totals())
        .with("depth", totals.depth())
        .with("zeroEntries", totals.zeroEntries());
  }
}
