package io.counterpool.kit.security;

import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.problem.Problem;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets a request through to a handler only with one of the scopes that the handler declares. */
final class ScopeInterceptor implements HandlerInterceptor {

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (!(handler instanceof HandlerMethod method)
        || !request.getRequestURI().startsWith("/v1/")
        || request.getDispatcherType() != DispatcherType.REQUEST
        || method.hasMethodAnnotation(Public.class)) {
      return true;
    }
    RequireScope required = method.getMethodAnnotation(RequireScope.class);
    String[] scopes = required == null ? new String[0] : required.value();
    Caller caller = Callers.current();
    if (caller == null || Arrays.stream(scopes).noneMatch(caller::may)) {
      throw Problem.of(KitProblems.FORBIDDEN)
          .detail("The token needs the scope " + String.join(" or ", scopes) + ".")
          .with("required", List.of(scopes))
          .asException();
    }
    return true;
  }
}
