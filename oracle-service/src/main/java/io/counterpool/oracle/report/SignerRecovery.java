package io.counterpool.oracle.report;

import io.counterpool.models.oracle.signature.Address;
import io.counterpool.models.oracle.signature.PriceMessage;
import io.counterpool.models.oracle.signature.Signature;
import io.counterpool.oracle.feed.Scheme;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.KeccakDigest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECCurve;
import org.bouncycastle.math.ec.ECPoint;

/**
 * Whose key made a signature of another system, by the curve arithmetic of BouncyCastle: {@code Q =
 * r⁻¹ (sR − zG)} (SEC 1 version 2.0, section 4.1.6). A signature and its mirror recover to the same
 * key; the report is the same in both cases, so the second one is a replay.
 */
public final class SignerRecovery {

  private static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256k1");
  private static final int WORD = 32;

  private SignerRecovery() {}

  /** Keccak-256, 32 bytes. */
  public static byte[] keccak256(byte[] bytes) {
    KeccakDigest digest = new KeccakDigest(WORD * Byte.SIZE);
    digest.update(bytes, 0, bytes.length);
    byte[] hash = new byte[WORD];
    digest.doFinal(hash, 0);
    return hash;
  }

  /** What a key signs of {@code message}, 32 bytes. */
  public static byte[] digest(Scheme scheme, byte[] message) {
    byte[] hash = keccak256(message);
    return switch (scheme) {
      case REDSTONE -> hash;
      case MAKER -> keccak256(PriceMessage.envelope(hash));
      case ED25519 -> throw new IllegalArgumentException("Ed25519 hashes by itself");
    };
  }

  /** The address of the key, or empty if no key can have made {@code signature}. */
  public static Optional<Address> signer(byte[] digest, Signature signature) {
    BigInteger order = CURVE.getN();
    if (!isScalar(signature.r(), order) || !isScalar(signature.s(), order)) {
      return Optional.empty();
    }
    ECCurve curve = CURVE.getCurve();
    byte[] compressed = new byte[WORD + 1];
    compressed[0] = (byte) (signature.v() == 28 ? 3 : 2);
    byte[] abscissa = signature.r().toByteArray();
    int length = Math.min(abscissa.length, WORD);
    System.arraycopy(
        abscissa, abscissa.length - length, compressed, compressed.length - length, length);
    ECPoint nonce;
    try {
      nonce = curve.decodePoint(compressed);
    } catch (IllegalArgumentException notOnTheCurve) {
      return Optional.empty();
    }
    BigInteger inverse = signature.r().modInverse(order);
    BigInteger ofBase = inverse.multiply(new BigInteger(1, digest)).negate().mod(order);
    BigInteger ofNonce = inverse.multiply(signature.s()).mod(order);
    ECPoint key = ECAlgorithms.sumOfTwoMultiplies(CURVE.getG(), ofBase, nonce, ofNonce);
    if (key.isInfinity()) {
      return Optional.empty();
    }
    byte[] encoded = key.getEncoded(false);
    byte[] hash = keccak256(Arrays.copyOfRange(encoded, 1, encoded.length));
    return Optional.of(Address.of(Arrays.copyOfRange(hash, WORD - 20, WORD)));
  }

  private static boolean isScalar(BigInteger value, BigInteger order) {
    return value.signum() > 0 && value.compareTo(order) < 0;
  }
}
