package io.counterpool.models.oracle.signature;

import io.counterpool.models.OutOfRangeException;
import java.math.BigInteger;

/**
 * Which public key made a signature over the curve {@code y² = x³ + 7} modulo {@code p}.
 *
 * <p>{@code Q = r⁻¹ (sR − zG)}, where R is the curve point with abscissa r and the parity that the
 * recovery id names, and z the digest as a number. Verification of public data only: the time taken
 * depends on the values. A signature and its mirror ({@code s} and {@code n − s} with the other
 * parity) recover to the same key, as they do on Ethereum; who needs one form only checks {@link
 * Signature#isLow()}.
 *
 * <p>Source: SEC 1 version 2.0, section 4.1.6; SEC 2 version 2.0, section 2.4.1 for the constants.
 */
final class Secp256k1 {

  private static final BigInteger P =
      new BigInteger("fffffffffffffffffffffffffffffffffffffffffffffffffffffffefffffc2f", 16);

  /** Order of the generator. */
  static final BigInteger N =
      new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);

  private static final Point G =
      Point.of(
          new BigInteger("79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798", 16),
          new BigInteger("483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8", 16));

  private static final BigInteger SEVEN = BigInteger.valueOf(7);
  private static final BigInteger THREE = BigInteger.valueOf(3);

  /** {@code p ≡ 3 mod 4}: a square's root is its power (p + 1) ÷ 4. */
  private static final BigInteger ROOT = P.add(BigInteger.ONE).shiftRight(2);

  private Secp256k1() {}

  /**
   * The public key, x and y of 32 bytes each.
   *
   * @param digest 32 bytes
   * @param odd whether the ordinate of R is odd
   * @throws OutOfRangeException if r or s is not from 1 to n − 1 or no key can have signed
   */
  static byte[] recover(byte[] digest, boolean odd, BigInteger r, BigInteger s) {
    requireScalar("r", r);
    requireScalar("s", s);
    // Every r below n is below p as well; r + n, which almost never exists, is not tried.
    BigInteger square = r.modPow(THREE, P).add(SEVEN).mod(P);
    BigInteger root = square.modPow(ROOT, P);
    if (!root.multiply(root).mod(P).equals(square)) {
      throw new OutOfRangeException("no signature has this r: it is not on the curve");
    }
    Point nonce = Point.of(r, root.testBit(0) == odd ? root : P.subtract(root));
    BigInteger inverse = r.modInverse(N);
    BigInteger ofBase = inverse.multiply(new BigInteger(1, digest)).negate().mod(N);
    BigInteger ofNonce = inverse.multiply(s).mod(N);
    Point key = sum(ofBase, G, ofNonce, nonce);
    if (key.isInfinite()) {
      throw new OutOfRangeException("no key has made this signature");
    }
    BigInteger z = key.z.modInverse(P);
    BigInteger zz = z.multiply(z).mod(P);
    byte[] bytes = new byte[64];
    Words.put(key.x.multiply(zz).mod(P), bytes, 0, 32);
    Words.put(key.y.multiply(zz).multiply(z).mod(P), bytes, 32, 32);
    return bytes;
  }

  private static void requireScalar(String name, BigInteger value) {
    if (value.signum() <= 0 || value.compareTo(N) >= 0) {
      throw new OutOfRangeException(
          name + " of a signature must be from 1 to n - 1, was " + value.toString(16));
    }
  }

  /** a × A + b × B, both walked at once from the highest bit. */
  private static Point sum(BigInteger a, Point pointA, BigInteger b, Point pointB) {
    Point both = pointA.plus(pointB);
    Point sum = Point.INFINITE;
    for (int bit = Math.max(a.bitLength(), b.bitLength()) - 1; bit >= 0; bit--) {
      sum = sum.doubled();
      if (a.testBit(bit)) {
        sum = sum.plus(b.testBit(bit) ? both : pointA);
      } else if (b.testBit(bit)) {
        sum = sum.plus(pointB);
      }
    }
    return sum;
  }

  /** Jacobian coordinates: the point (x ÷ z², y ÷ z³); z is 0 at infinity. */
  private record Point(BigInteger x, BigInteger y, BigInteger z) {

    static final Point INFINITE = new Point(BigInteger.ONE, BigInteger.ONE, BigInteger.ZERO);

    static Point of(BigInteger x, BigInteger y) {
      return new Point(x, y, BigInteger.ONE);
    }

    boolean isInfinite() {
      return z.signum() == 0;
    }

    Point doubled() {
      if (isInfinite() || y.signum() == 0) {
        return INFINITE;
      }
      BigInteger yy = y.multiply(y).mod(P);
      BigInteger side = x.multiply(yy).shiftLeft(2).mod(P);
      BigInteger slope = THREE.multiply(x).multiply(x).mod(P);
      BigInteger nextX = slope.multiply(slope).subtract(side.shiftLeft(1)).mod(P);
      BigInteger nextY =
          slope.multiply(side.subtract(nextX)).subtract(yy.multiply(yy).shiftLeft(3)).mod(P);
      return new Point(nextX, nextY, y.multiply(z).shiftLeft(1).mod(P));
    }

    Point plus(Point other) {
      if (isInfinite()) {
        return other;
      }
      if (other.isInfinite()) {
        return this;
      }
      BigInteger zz = z.multiply(z).mod(P);
      BigInteger otherZz = other.z.multiply(other.z).mod(P);
      BigInteger u = x.multiply(otherZz).mod(P);
      BigInteger v = y.multiply(otherZz).multiply(other.z).mod(P);
      BigInteger h = other.x.multiply(zz).subtract(u).mod(P);
      BigInteger slope = other.y.multiply(zz).multiply(z).subtract(v).mod(P);
      if (h.signum() == 0) {
        return slope.signum() == 0 ? doubled() : INFINITE;
      }
      BigInteger hh = h.multiply(h).mod(P);
      BigInteger hhh = hh.multiply(h).mod(P);
      BigInteger uhh = u.multiply(hh).mod(P);
      BigInteger nextX = slope.multiply(slope).subtract(hhh).subtract(uhh.shiftLeft(1)).mod(P);
      BigInteger nextY = slope.multiply(uhh.subtract(nextX)).subtract(v.multiply(hhh)).mod(P);
      return new Point(nextX, nextY, h.multiply(z).multiply(other.z).mod(P));
    }
  }
}
