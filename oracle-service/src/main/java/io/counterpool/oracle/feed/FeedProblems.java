package io.counterpool.oracle.feed;

import io.counterpool.kit.problem.ProblemType;
import io.counterpool.kit.problem.ProblemTypes;
import java.util.List;
import org.springframework.stereotype.Component;

/** Why a configuration is refused. */
@Component
final class FeedProblems implements ProblemTypes {

  static final ProblemType TOO_MANY_PUBLISHERS =
      new ProblemType("too-many-publishers", "Too many publishers", 409);
  static final ProblemType CONVERSION_CYCLE =
      new ProblemType("conversion-cycle", "A feed would be priced by itself", 409);

  static final ProblemType SIGNER_TAKEN =
      new ProblemType("signer-taken", "A signer would have two votes", 409);

  @Override
  public List<ProblemType> problemTypes() {
    return List.of(TOO_MANY_PUBLISHERS, CONVERSION_CYCLE, SIGNER_TAKEN);
  }
}
