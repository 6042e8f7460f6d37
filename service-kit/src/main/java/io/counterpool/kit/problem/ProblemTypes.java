package io.counterpool.kit.problem;

import java.util.List;

/** The kinds of refusal that one part of a service publishes. A bean of each part. */
@FunctionalInterface
public interface ProblemTypes {

  List<ProblemType> problemTypes();
}
