package io.counterpool.kit.problem;

import java.util.List;
import org.springframework.stereotype.Component;

/** Refusals that every service shares. */
@Component
public final class KitProblems implements ProblemTypes {

  public static final ProblemType MALFORMED_BODY =
      new ProblemType("malformed-body", "Malformed body", 400);
  public static final ProblemType INVALID_FIELD =
      new ProblemType("invalid-field", "Invalid field", 400);
  public static final ProblemType UNKNOWN_FIELD =
      new ProblemType("unknown-field", "Unknown field", 400);
  public static final ProblemType INVALID_PARAMETER =
      new ProblemType("invalid-parameter", "Invalid parameter", 400);
  public static final ProblemType UNKNOWN_PARAMETER =
      new ProblemType("unknown-parameter", "Unknown parameter", 400);
  public static final ProblemType OUT_OF_RANGE =
      new ProblemType("out-of-range", "Number out of range", 400);
  public static final ProblemType UNAUTHORIZED =
      new ProblemType("unauthorized", "Token missing or not valid", 401);
  public static final ProblemType FORBIDDEN = new ProblemType("forbidden", "Scope missing", 403);
  public static final ProblemType NOT_FOUND = new ProblemType("not-found", "Not found", 404);
  public static final ProblemType METHOD_NOT_ALLOWED =
      new ProblemType("method-not-allowed", "Method not allowed", 405);
  public static final ProblemType NOT_ACCEPTABLE =
      new ProblemType("not-acceptable", "No acceptable form", 406);
  public static final ProblemType ID_REUSED =
      new ProblemType("id-reused", "Id already used for another command", 409);
  public static final ProblemType CLOCK_BEHIND =
      new ProblemType("clock-behind", "Clock cannot go back", 409);

  /** It was there, and retention has removed it. */
  public static final ProblemType HISTORY_REMOVED =
      new ProblemType("history-removed", "Removed by retention", 410);

  public static final ProblemType VERSION_CONFLICT =
      new ProblemType("version-conflict", "Changed by someone else", 412);
  public static final ProblemType BODY_TOO_LARGE =
      new ProblemType("body-too-large", "Body too large", 413);
  public static final ProblemType UNSUPPORTED_MEDIA_TYPE =
      new ProblemType("unsupported-media-type", "Unsupported media type", 415);
  public static final ProblemType PRECONDITION_REQUIRED =
      new ProblemType("precondition-required", "Precondition required", 428);
  public static final ProblemType TOO_MANY_REQUESTS =
      new ProblemType("too-many-requests", "Too many requests", 429);
  public static final ProblemType INTERNAL_ERROR =
      new ProblemType("internal-error", "Internal error", 500);
  public static final ProblemType DATABASE_UNAVAILABLE =
      new ProblemType("database-unavailable", "Database unavailable", 503);
  public static final ProblemType UPSTREAM_UNAVAILABLE =
      new ProblemType("upstream-unavailable", "Another service is unavailable", 503);

  @Override
  public List<ProblemType> problemTypes() {
    return List.of(
        MALFORMED_BODY,
        INVALID_FIELD,
        UNKNOWN_FIELD,
        INVALID_PARAMETER,
        UNKNOWN_PARAMETER,
        OUT_OF_RANGE,
        UNAUTHORIZED,
        FORBIDDEN,
        NOT_FOUND,
        METHOD_NOT_ALLOWED,
        NOT_ACCEPTABLE,
        ID_REUSED,
        CLOCK_BEHIND,
        HISTORY_REMOVED,
        VERSION_CONFLICT,
        BODY_TOO_LARGE,
        UNSUPPORTED_MEDIA_TYPE,
        PRECONDITION_REQUIRED,
        TOO_MANY_REQUESTS,
        INTERNAL_ERROR,
        DATABASE_UNAVAILABLE,
        UPSTREAM_UNAVAILABLE);
  }

  /** Something that does not exist, or is not the caller's. */
  public static ProblemException notFound(String what, Object id) {
    return Problem.of(NOT_FOUND)
        .detail("There is no " + what + " " + id + ", or it is not yours.")
        .with("id", id.toString())
        .asException();
  }

  /** A field of the body that breaks a rule. The sentence follows the field's name. */
  public static ProblemException invalidField(String field, String rule) {
    return Problem.of(INVALID_FIELD)
        .detail(field + " " + rule + ".")
        .with("field", field)
        .asException();
  }

  /** A path or query parameter that breaks a rule. The sentence follows the parameter's name. */
  public static ProblemException invalidParameter(String parameter, String rule) {
    return Problem.of(INVALID_PARAMETER)
        .detail(parameter + " " + rule + ".")
        .with("parameter", parameter)
        .asException();
  }
}
