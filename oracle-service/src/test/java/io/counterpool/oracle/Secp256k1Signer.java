package io.counterpool.oracle;

import io.counterpool.models.oracle.signature.Address;
import io.counterpool.models.oracle.signature.DataPackage;
import io.counterpool.models.oracle.signature.Keccak256;
import io.counterpool.models.oracle.signature.PriceMessage;
import io.counterpool.models.oracle.signature.Signature;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;

/** A node of another system with its own key, outside the service. */
public final class Secp256k1Signer {

  private static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256k1");

  private final ECPrivateKeyParameters secret;
  private final Address address;

  private Secp256k1Signer(BigInteger secret) {
    this.secret = new ECPrivateKeyParameters(secret, new ECDomainParameters(CURVE));
    // Of the two keys that a bare signature can belong to, one is always right.
    this.address = publicAddress(secret);
  }

  /** The node with this secret, 1 or more. */
  public static Secp256k1Signer of(long secret) {
    return new Secp256k1Signer(BigInteger.valueOf(secret));
  }

  private static Address publicAddress(BigInteger secret) {
    byte[] encoded = CURVE.getG().multiply(secret).normalize().getEncoded(false);
    byte[] hash = Keccak256.hash(Arrays.copyOfRange(encoded, 1, encoded.length));
    return Address.of(Arrays.copyOfRange(hash, 12, 32));
  }

  public Address address() {
    return address;
  }

  /** A package as it goes over the wire. */
  public Map<String, Object> signed(DataPackage data) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put(
        "dataPoints",
        data.points().stream()
            .map(
                point -> Map.of("dataFeedId", point.feed(), "value", point.value().toPlainString()))
            .toList());
    body.put("timestampMilliseconds", data.timestampMillis());
    body.put("signature", hex(sign(data.digest())));
    return body;
  }

  /** A price message as it goes over the wire. */
  public Map<String, Object> signed(PriceMessage message) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("price", message.price().toString());
    body.put("timestamp", message.timestamp());
    body.put("pair", message.pair());
    body.put("signature", "0x" + hex(sign(message.digest())));
    return body;
  }

  private Signature sign(byte[] digest) {
    ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
    signer.init(true, secret);
    BigInteger[] numbers = signer.generateSignature(digest);
    Signature even = new Signature(numbers[0], numbers[1], 27);
    return even.signer(digest).equals(address) ? even : new Signature(numbers[0], numbers[1], 28);
  }

  private static String hex(Signature signature) {
    return word(signature.r()) + word(signature.s()) + Integer.toHexString(signature.v());
  }

  private static String word(BigInteger value) {
    byte[] digits = value.toByteArray();
    byte[] word = new byte[32];
    int length = Math.min(digits.length, 32);
    System.arraycopy(digits, digits.length - length, word, 32 - length, length);
    return HexFormat.of().formatHex(word);
  }
}
