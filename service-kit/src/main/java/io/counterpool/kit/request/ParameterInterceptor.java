package io.counterpool.kit.request;

import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.problem.Problem;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses a query parameter that the operation does not declare, and names it. */
final class ParameterInterceptor implements HandlerInterceptor {

  private final Map<Method, Set<String>> declared = new ConcurrentHashMap<>();

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    String query = request.getQueryString();
    if (query == null
        || query.isEmpty()
        || !(handler instanceof HandlerMethod method)
        || !request.getRequestURI().startsWith("/v1/")
        || request.getDispatcherType() != DispatcherType.REQUEST) {
      return true;
    }
    Set<String> known = declared.computeIfAbsent(method.getMethod(), _ -> names(method));
    for (String sent : new TreeSet<>(request.getParameterMap().keySet())) {
      if (!known.contains(sent)) {
        throw Problem.of(KitProblems.UNKNOWN_PARAMETER)
            .detail("There is no parameter " + sent + " here.")
            .with("parameter", sent)
            .with("known", known)
            .asException();
      }
    }
    return true;
  }

  private static Set<String> names(HandlerMethod method) {
    Set<String> names = new TreeSet<>();
    for (MethodParameter parameter : method.getMethodParameters()) {
      RequestParam stated = parameter.getParameterAnnotation(RequestParam.class);
      if (stated != null) {
        String name = stated.name().isEmpty() ? stated.value() : stated.name();
        names.add(name.isEmpty() ? nameOf(parameter) : name);
      } else if (parameter.getParameterAnnotations().length == 0
          && parameter.getParameterType().isRecord()) {
        for (RecordComponent component : parameter.getParameterType().getRecordComponents()) {
          names.add(component.getName());
        }
      }
    }
    return names;
  }

  private static String nameOf(MethodParameter parameter) {
    // Compiled with -parameters, so the reflected name is the one in the source.
    return parameter.getParameter().getName();
  }
}
