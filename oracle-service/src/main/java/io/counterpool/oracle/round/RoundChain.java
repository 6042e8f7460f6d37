package io.counterpool.oracle.round;

import io.counterpool.kit.wire.CanonicalJson;
import io.counterpool.oracle.attestation.Attestor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Chains the rounds of a feed: the hash of a round is the SHA-256 of the canonical JSON of what
 * {@code GET …/rounds/{n}} answers, without the members {@code hash}, {@code keyId} and {@code
 * signature}. It holds the hash of the round before, so an edit, a removal or a swap anywhere shows
 * in every later round. The venue signs the hash.
 */
@Component
public final class RoundChain {

  private static final String UNHASHED = "";
  private static final List<String> NOT_HASHED = List.of("hash", "keyId", "signature");

  private final JsonMapper mapper;
  private final CanonicalJson canonical;
  private final @Nullable Attestor attestor;

  @Autowired
  RoundChain(JsonMapper mapper, CanonicalJson canonical, @Nullable Attestor attestor) {
    this.mapper = mapper;
    this.canonical = canonical;
    this.attestor = attestor;
  }

  /** A chain that hashes and verifies, and signs nothing. */
  public RoundChain(JsonMapper mapper, CanonicalJson canonical) {
    this(mapper, canonical, null);
  }

  /** {@code round} with the hash of its content and the venue's signature of it. */
  public Round attested(Round round, List<JudgedReport> reports) {
    Round sealed = sealed(round, reports);
    return attestor == null
        ? sealed
        : sealed.resealed(sealed.hash(), attestor.attest(sealed.hash()));
  }

  /** {@code round} with the hash of its content. */
  public Round sealed(Round round, List<JudgedReport> reports) {
    ObjectNode content =
        mapper.valueToTree(RoundDetail.of(round.resealed(UNHASHED, null), reports));
    content.remove(NOT_HASHED);
    return round.resealed(canonical.hash(content), round.attestation());
  }

  /** Whether {@code round} has the hash of its content and follows {@code previousHash}. */
  public boolean holds(Round round, List<JudgedReport> reports, String previousHash) {
    return round.previousHash().equals(previousHash)
        && sealed(round, reports).hash().equals(round.hash());
  }
}
