package io.counterpool.kit.security;

import java.util.Map;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Refuses to start a service that has an operation under /v1 without a declared scope. */
@Component
final class ScopeCheck implements SmartInitializingSingleton {

  private final RequestMappingHandlerMapping handlers;

  ScopeCheck(RequestMappingHandlerMapping requestMappingHandlerMapping) {
    this.handlers = requestMappingHandlerMapping;
  }

  @Override
  public void afterSingletonsInstantiated() {
    for (Map.Entry<RequestMappingInfo, HandlerMethod> route :
        handlers.getHandlerMethods().entrySet()) {
      boolean versioned =
          route.getKey().getPatternValues().stream().anyMatch(path -> path.startsWith("/v1"));
      HandlerMethod method = route.getValue();
      if (versioned
          && !method.hasMethodAnnotation(Public.class)
          && !method.hasMethodAnnotation(RequireScope.class)) {
        throw new IllegalStateException(
            route.getKey() + " declares no scope: " + method.getShortLogMessage());
      }
    }
  }
}
