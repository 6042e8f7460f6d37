package io.counterpool.kit.problem;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One refusal in the form of RFC 9457. Immutable; members keep the order in which they were added.
 */
public final class Problem {

  private static final Set<String> STANDARD =
      Set.of("type", "title", "status", "detail", "instance");

  private final ProblemType type;
  private final @Nullable String detail;
  private final @Nullable String instance;
  private final Map<String, @Nullable Object> members;

  private Problem(
      ProblemType type,
      @Nullable String detail,
      @Nullable String instance,
      Map<String, @Nullable Object> members) {
    this.type = type;
    this.detail = detail;
    this.instance = instance;
    this.members = Collections.unmodifiableMap(members);
  }

  public static Problem of(ProblemType type) {
    return new Problem(type, null, null, new LinkedHashMap<>());
  }

  /** One sentence for a person, with the figures of this occurrence. */
  public Problem detail(String sentence) {
    return new Problem(type, sentence, instance, members);
  }

  /** The path at which it happened. */
  public Problem at(String path) {
    return new Problem(type, detail, path, members);
  }

  /** Adds a figure: a limit, an actual value, a name. */
  public Problem with(String name, @Nullable Object value) {
    if (STANDARD.contains(name)) {
      throw new IllegalArgumentException(name + " is not an extension member");
    }
    Map<String, @Nullable Object> more = new LinkedHashMap<>(members);
    more.put(name, value);
    return new Problem(type, detail, instance, more);
  }

  public ProblemType type() {
    return type;
  }

  public @Nullable String detail() {
    return detail;
  }

  public @Nullable String instance() {
    return instance;
  }

  /** The figures, in order. */
  public Map<String, @Nullable Object> members() {
    return members;
  }

  /** The wire form. */
  @JsonValue
  public Map<String, @Nullable Object> toJson() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("type", type.uri());
    json.put("title", type.title());
    json.put("status", type.status());
    if (detail != null) {
      json.put("detail", detail);
    }
    json.putAll(members);
    if (instance != null) {
      json.put("instance", instance);
    }
    return json;
  }

  /**
   * Reads the wire form, of this service or another.
   *
   * @throws IllegalArgumentException if type or status is missing or malformed
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static Problem fromJson(Map<String, @Nullable Object> json) {
    if (!(json.get("type") instanceof String uri && json.get("status") instanceof Number status)) {
      throw new IllegalArgumentException("not a problem: type and status are required");
    }
    String slug = uri.substring(uri.lastIndexOf('/') + 1);
    String title = json.get("title") instanceof String text ? text : slug;
    Problem problem = of(new ProblemType(slug, title, status.intValue()));
    if (json.get("detail") instanceof String detail) {
      problem = problem.detail(detail);
    }
    if (json.get("instance") instanceof String path) {
      problem = problem.at(path);
    }
    for (Map.Entry<String, @Nullable Object> member : json.entrySet()) {
      if (!STANDARD.contains(member.getKey())) {
        problem = problem.with(member.getKey(), member.getValue());
      }
    }
    return problem;
  }

  /** This refusal as an exception, for a request that ends with it. */
  public ProblemException asException() {
    return new ProblemException(this);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Problem that
        && type.equals(that.type)
        && Objects.equals(detail, that.detail)
        && Objects.equals(instance, that.instance)
        && members.equals(that.members);
  }

  @Override
  public int hashCode() {
    return Objects.hash(type, detail, instance, members);
  }

  @Override
  public String toString() {
    return toJson().toString();
  }
}
