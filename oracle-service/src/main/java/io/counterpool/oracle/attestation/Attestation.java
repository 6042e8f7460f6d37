package io.counterpool.oracle.attestation;

/**
 * The venue's signature of one round.
 *
 * @param keyId of a key at {@code /v1/keys}
 * @param signature standard base64 of the Ed25519 signature
 */
public record Attestation(String keyId, String signature) {}
