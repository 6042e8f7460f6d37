package io.counterpool.kit.problem;

import io.counterpool.kit.client.UpstreamUnavailable;
import io.counterpool.kit.request.RequestIds;
import io.counterpool.models.OutOfRangeException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolationException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;

/** Turns whatever ends a request into a problem; a bug is logged here and shows nothing inside. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemAdvice {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);
  private static final Duration DATABASE_RETRY = Duration.ofSeconds(1);
  private static final Duration UPSTREAM_RETRY = Duration.ofSeconds(1);

  @ExceptionHandler
  @Nullable ResponseEntity<Map<String, @Nullable Object>> handle(
      Exception failure, HttpServletRequest request) {
    if (failure instanceof AsyncRequestNotUsableException) {
      return null; // The caller has gone; nobody reads an answer.
    }
    HttpHeaders headers = new HttpHeaders();
    headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    Problem problem = problem(failure, headers, request).at(request.getRequestURI());
    return ResponseEntity.status(problem.type().status()).headers(headers).body(problem.toJson());
  }

  private static Problem problem(
      Exception failure, HttpHeaders headers, HttpServletRequest request) {
    return switch (failure) {
      case ProblemException refused -> {
        retryAfter(headers, refused.retryAfter());
        yield refused.problem();
      }
      case UpstreamUnavailable upstream -> {
        LOG.warn("{}", upstream.toString());
        retryAfter(headers, UPSTREAM_RETRY);
        yield upstream.problem();
      }
      case HttpMessageNotReadableException unreadable -> unreadable(unreadable);
      case JacksonException wrong -> BodyProblems.of(wrong);
      case MethodArgumentNotValidException invalid ->
          fields(invalid.getBindingResult().getFieldErrors());
      case HandlerMethodValidationException invalid -> parameters(invalid);
      case ConstraintViolationException invalid -> violations(invalid);
      case MethodArgumentTypeMismatchException mismatch -> mismatch(mismatch);
      case TypeMismatchException mismatch ->
          parameter(String.valueOf(mismatch.getPropertyName()), "has the wrong form");
      case MissingServletRequestParameterException missing ->
          parameter(missing.getParameterName(), "is required");
      case MissingRequestHeaderException missing ->
          parameter(missing.getHeaderName(), "is required as a header");
      case NoHandlerFoundException _ -> noRoute();
      case NoResourceFoundException _ -> noRoute();
      case HttpRequestMethodNotSupportedException method -> {
        headers.addAll(method.getHeaders());
        yield Problem.of(KitProblems.METHOD_NOT_ALLOWED)
            .detail("This resource does not know " + method.getMethod() + ".")
            .with("allowed", method.getSupportedMethods());
      }
      case HttpMediaTypeNotSupportedException media ->
          Problem.of(KitProblems.UNSUPPORTED_MEDIA_TYPE)
              .detail("Send application/json.")
              .with("contentType", String.valueOf(media.getContentType()));
      case HttpMediaTypeNotAcceptableException _ ->
          Problem.of(KitProblems.NOT_ACCEPTABLE).detail("Accept application/json.");
      case OutOfRangeException range ->
          Problem.of(KitProblems.OUT_OF_RANGE).detail(String.valueOf(range.getMessage()));
      case ErrorResponse other when other.getStatusCode().is4xxClientError() ->
          Problem.of(KitProblems.MALFORMED_BODY)
              .detail(
                  "The request was refused: "
                      + HttpStatus.valueOf(other.getStatusCode().value()).getReasonPhrase()
                      + ".");
      default -> unexpected(failure, headers, request);
    };
  }

  private static Problem unexpected(
      Exception failure, HttpHeaders headers, HttpServletRequest request) {
    if (DatabaseFailures.isOutage(failure)) {
      LOG.warn("database unavailable: {}", failure.toString());
      retryAfter(headers, DATABASE_RETRY);
      return Problem.of(KitProblems.DATABASE_UNAVAILABLE)
          .detail("Nothing was changed, or the answer is lost: repeat with the same id.")
          .with("requestId", RequestIds.current());
    }
    LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
    return Problem.of(KitProblems.INTERNAL_ERROR)
        .detail("The request failed here; name the request id when you ask.")
        .with("requestId", RequestIds.current());
  }

  private static Problem unreadable(HttpMessageNotReadableException unreadable) {
    for (Throwable cause = unreadable.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof ProblemException refused) {
        return refused.problem();
      }
      if (cause instanceof JacksonException wrong) {
        return refusedWhileReading(wrong);
      }
    }
    return Problem.of(KitProblems.MALFORMED_BODY).detail("A JSON body is required.");
  }

  private static Problem refusedWhileReading(JacksonException wrong) {
    for (Throwable cause = wrong.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof ProblemException refused) {
        return refused.problem();
      }
    }
    return BodyProblems.of(wrong);
  }

  private static Problem fields(List<FieldError> errors) {
    return errors.stream()
        .min(Comparator.comparing(FieldError::getField))
        .map(error -> field(error.getField(), error.getDefaultMessage()))
        .orElseGet(() -> Problem.of(KitProblems.MALFORMED_BODY));
  }

  private static Problem parameters(HandlerMethodValidationException invalid) {
    for (ParameterValidationResult result : invalid.getParameterValidationResults()) {
      if (result instanceof ParameterErrors errors && !errors.getFieldErrors().isEmpty()) {
        return fields(errors.getFieldErrors());
      }
      String name = String.valueOf(result.getMethodParameter().getParameterName());
      return parameter(name, result.getResolvableErrors().getFirst().getDefaultMessage());
    }
    return Problem.of(KitProblems.MALFORMED_BODY);
  }

  private static Problem violations(ConstraintViolationException invalid) {
    return invalid.getConstraintViolations().stream()
        .flatMap(each -> Stream.of(field(each.getPropertyPath().toString(), each.getMessage())))
        .min(Comparator.comparing(Problem::toString))
        .orElseGet(() -> Problem.of(KitProblems.MALFORMED_BODY));
  }

  private static Problem mismatch(MethodArgumentTypeMismatchException mismatch) {
    for (Throwable cause = mismatch.getCause(); cause != null; cause = cause.getCause()) {
      if (cause.getCause() == null
          && cause instanceof IllegalArgumentException refused
          && refused.getMessage() != null
          && !refused.getMessage().contains("io.counterpool")) {
        return parameter(mismatch.getName(), "is refused: " + refused.getMessage());
      }
    }
    return parameter(mismatch.getName(), "has the wrong form");
  }

  private static Problem field(String field, @Nullable String rule) {
    return KitProblems.invalidField(field, String.valueOf(rule)).problem();
  }

  private static Problem parameter(String name, @Nullable String rule) {
    return KitProblems.invalidParameter(name, String.valueOf(rule)).problem();
  }

  private static Problem noRoute() {
    return Problem.of(KitProblems.NOT_FOUND).detail("There is no such resource.");
  }

  private static void retryAfter(HttpHeaders headers, @Nullable Duration wait) {
    if (wait != null) {
      long seconds = Math.max(1, Math.ceilDiv(wait.toMillis(), 1000L));
      headers.set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    }
  }
}
