package io.counterpool.kit.security;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Finds the caller of the current request. */
public final class Callers {

  private Callers() {}

  /** The caller, or null for a request without a token. */
  public static @Nullable Caller current() {
    return SecurityContextHolder.getContext().getAuthentication()
            instanceof JwtAuthenticationToken authentication
        ? of(authentication.getToken())
        : null;
  }

  private static Caller of(Jwt token) {
    String scope = token.getClaimAsString("scope");
    Set<String> scopes =
        scope == null
            ? Set.of()
            : Arrays.stream(scope.split(" ", -1))
                .filter(each -> !each.isEmpty())
                .collect(Collectors.toSet());
    return new Caller(requireNonNull(token.getSubject(), "sub"), scopes);
  }
}
