package io.counterpool.kit.request;

import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.problem.Problem;
import io.counterpool.kit.problem.ProblemException;
import io.counterpool.kit.security.Caller;
import io.counterpool.kit.security.Callers;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;

/** Holds each caller to its rate, reads and writes apart, and says what is left. */
final class RateInterceptor implements HandlerInterceptor {

  private record Policy(String name, int perSecond, CallRate rate) {}

  private final @Nullable Policy reads;
  private final @Nullable Policy writes;

  RateInterceptor(RequestProperties properties) {
    this.reads = policy("reads", properties.readsPerSecond());
    this.writes = policy("writes", properties.writesPerSecond());
  }

  private static @Nullable Policy policy(String name, int perSecond) {
    return perSecond == 0 ? null : new Policy(name, perSecond, new CallRate(perSecond));
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    boolean read = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    Policy policy = read ? reads : writes;
    if (policy == null
        || !request.getRequestURI().startsWith("/v1/")
        || request.getDispatcherType() != DispatcherType.REQUEST) {
      return true;
    }
    Caller caller = Callers.current();
    CallRate.Verdict verdict =
        policy
            .rate()
            .take(
                caller == null ? "@" + request.getRemoteAddr() : caller.subject(),
                System.nanoTime());
    response.setHeader(
        "RateLimit-Policy", "\"%s\";q=%d;w=1".formatted(policy.name(), policy.perSecond()));
    response.setHeader(
        "RateLimit", "\"%s\";r=%d;t=1".formatted(policy.name(), verdict.remaining()));
    if (verdict.waitNanos() > 0) {
      throw new ProblemException(
          Problem.of(KitProblems.TOO_MANY_REQUESTS)
              .detail("At most " + policy.perSecond() + " " + policy.name() + " a second.")
              .with("policy", policy.name())
              .with("perSecond", policy.perSecond()),
          Duration.ofNanos(verdict.waitNanos()));
    }
    return true;
  }
}
