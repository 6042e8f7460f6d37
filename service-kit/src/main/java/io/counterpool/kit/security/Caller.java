package io.counterpool.kit.security;

import java.util.Set;

/**
 * Who calls, from the verified token and nowhere else. A controller takes it as an argument.
 *
 * @param subject the token's subject
 * @param scopes what the token allows
 */
public record Caller(String subject, Set<String> scopes) {

  public Caller {
    scopes = Set.copyOf(scopes);
  }

  public boolean may(String scope) {
    return scopes.contains(scope);
  }
}
