package io.counterpool.kit.client;

import io.counterpool.kit.problem.Problem;
import io.counterpool.kit.problem.ProblemType;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Tells a refusal of another service from its absence. */
final class Failures {

  private static final int TOO_MANY = 429;
  private static final TypeReference<Map<String, @Nullable Object>> MEMBERS =
      new TypeReference<>() {};

  private final String service;
  private final JsonMapper mapper;

  Failures(String service, JsonMapper mapper) {
    this.service = service;
    this.mapper = mapper;
  }

  Throwable translated(@Nullable Throwable failure) {
    return switch (failure) {
      case null -> new UpstreamUnavailable(service, "no cause", null);
      case RestClientResponseException response -> response(response);
      case RestClientException other ->
          new UpstreamUnavailable(service, String.valueOf(other.getMessage()), other);
      default -> failure;
    };
  }

  private RuntimeException response(RestClientResponseException response) {
    int status = response.getStatusCode().value();
    return status >= 400 && status < 500 && status != TOO_MANY
        ? new UpstreamException(service, problem(status, response.getResponseBodyAsByteArray()))
        : new UpstreamUnavailable(service, "status " + status, response);
  }

  private Problem problem(int status, byte[] body) {
    try {
      return Problem.fromJson(mapper.readValue(body, MEMBERS));
    } catch (JacksonException | IllegalArgumentException notAProblem) {
      return Problem.of(new ProblemType("http-" + status, "Refused without a problem", status));
    }
  }
}
