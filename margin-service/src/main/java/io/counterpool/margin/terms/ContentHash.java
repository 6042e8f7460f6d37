package io.counterpool.margin.terms;

import io.counterpool.kit.wire.CanonicalJson;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hash of what an answer says: SHA-256 of its canonical JSON without the field {@code hash} itself,
 * which anyone who holds the answer can compute again.
 */
@Component
public final class ContentHash {

  private static final TypeReference<TreeMap<String, Object>> FIELDS = new TypeReference<>() {};

  private final CanonicalJson canonical;
  private final JsonMapper json;

  ContentHash(CanonicalJson canonical, JsonMapper json) {
    this.canonical = canonical;
    this.json = json;
  }

  /** Lower-case hex; whatever {@code answer} holds in its field {@code hash} does not count. */
  public String of(Record answer) {
    TreeMap<String, Object> fields = json.convertValue(answer, FIELDS);
    fields.remove("hash");
    return canonical.hash(fields);
  }
}
