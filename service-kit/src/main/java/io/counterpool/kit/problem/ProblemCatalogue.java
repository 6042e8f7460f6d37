package io.counterpool.kit.problem;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Every kind of refusal that this service publishes, by slug. */
@Component
public final class ProblemCatalogue {

  private final TreeMap<String, ProblemType> types = new TreeMap<>();

  public ProblemCatalogue(Collection<ProblemTypes> parts) {
    for (ProblemTypes part : parts) {
      for (ProblemType type : part.problemTypes()) {
        ProblemType other = types.putIfAbsent(type.slug(), type);
        if (other != null && !other.equals(type)) {
          throw new IllegalStateException("one slug, two meanings: " + other + " and " + type);
        }
      }
    }
  }

  /** In the order of their slugs. */
  public List<ProblemType> types() {
    return List.copyOf(types.values());
  }
}
