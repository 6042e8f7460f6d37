package io.counterpool.oracle.attestation;

import io.counterpool.kit.security.Public;
import io.counterpool.oracle.feed.PublisherKey;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows the keys that rounds are signed with. */
@RestController
class KeyController {

  /**
   * A public key in the form of RFC 8037.
   *
   * @param x base64url of the 32 raw bytes
   * @param kid thumbprint of this key (RFC 7638); a round names it as keyId
   */
  record JsonWebKey(String kty, String crv, String x, String kid, String use, String alg) {

    static JsonWebKey of(PublisherKey key) {
      return new JsonWebKey("OKP", "Ed25519", key.x(), key.id(), "sig", "EdDSA");
    }
  }

  record JsonWebKeySet(List<JsonWebKey> keys) {}

  private final AttestationKeyStore keys;

  KeyController(AttestationKeyStore keys) {
    this.keys = keys;
  }

  /** Whoever has a round may check it: the keys need no token. */
  @Public
  @GetMapping("/v1/keys")
  @Operation(operationId = "listKeys", summary = "Keys that sign rounds, old ones too: a JWK set")
  JsonWebKeySet list() {
    return new JsonWebKeySet(keys.all().stream().map(JsonWebKey::of).toList());
  }
}
