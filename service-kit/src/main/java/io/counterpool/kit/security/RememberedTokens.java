package io.counterpool.kit.security;

import com.nimbusds.jose.KeySourceException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/**
 * Verifies a token's signature once and not at every request. A remembered token is believed until
 * it expires or the keys change; at most 1,000 are kept, the least recently used goes first.
 */
final class RememberedTokens implements JwtDecoder {

  private static final int CAPACITY = 1_000;

  @FunctionalInterface
  interface KeyStamp {
    Object current() throws KeySourceException;
  }

  private record Remembered(Jwt token, Object stamp) {}

  private final JwtDecoder verifier;
  private final KeyStamp keys;
  private final Clock wall;
  private final Map<String, Remembered> remembered =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Remembered> eldest) {
              return size() > CAPACITY;
            }
          });

  RememberedTokens(JwtDecoder verifier, KeyStamp keys, Clock wall) {
    this.verifier = verifier;
    this.keys = keys;
    this.wall = wall;
  }

  @Override
  public Jwt decode(String token) throws JwtException {
    Object stamp = stamp();
    Remembered known = remembered.get(token);
    if (known != null && known.stamp().equals(stamp) && !isExpired(known.token())) {
      return known.token();
    }
    remembered.remove(token);
    Jwt verified = verifier.decode(token);
    remembered.put(token, new Remembered(verified, stamp));
    return verified;
  }

  private Object stamp() {
    try {
      return keys.current();
    } catch (KeySourceException unreadable) {
      throw new BadJwtException("no keys to verify with", unreadable);
    }
  }

  private boolean isExpired(Jwt token) {
    Instant expiry = token.getExpiresAt();
    return expiry == null || !wall.instant().isBefore(expiry);
  }
}
