package io.counterpool.oracle.round;

import io.counterpool.kit.wire.CanonicalJson;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Chains the rounds of a feed: the hash of a round is the SHA-256 of the canonical JSON of what
 * {@code GET …/rounds/{n}} answers, without the member {@code hash}. It holds the hash of the round
 * before, so an edit, a removal or a swap anywhere shows in every later round.
 */
@Component
public final class RoundChain {

  private static final String UNHASHED = "";

  private final JsonMapper mapper;
  private final CanonicalJson canonical;

  public RoundChain(JsonMapper mapper, CanonicalJson canonical) {
    this.mapper = mapper;
    this.canonical = canonical;
  }

  /** {@code round} with the hash of its content. */
  public Round sealed(Round round, List<JudgedReport> reports) {
    ObjectNode content = mapper.valueToTree(RoundDetail.of(round.withHash(UNHASHED), reports));
    content.remove("hash");
    return round.withHash(canonical.hash(content));
  }

  /** Whether {@code round} has the hash of its content and follows {@code previousHash}. */
  public boolean holds(Round round, List<JudgedReport> reports, String previousHash) {
    return round.previousHash().equals(previousHash)
        && sealed(round, reports).hash().equals(round.hash());
  }
}
