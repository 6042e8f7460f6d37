package io.counterpool.models.oracle.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.models.Decimal;
import io.counterpool.models.OutOfRangeException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SignatureTest {

  private static final BigInteger N = Secp256k1.N;

  /** Abscissa of the generator; its ordinate 483a…d4b8 is even. */
  private static final BigInteger GX =
      new BigInteger("79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798", 16);

  private static byte[] digest(Random random) {
    byte[] digest = new byte[32];
    random.nextBytes(digest);
    return digest;
  }

  /**
   * With the nonce 1 the nonce point is the generator, so a signature of the key d is r = Gx, s = z
   * + rd. The addresses of the keys 1, 2 and 3 are widely published.
   */
  @ParameterizedTest
  @CsvSource({
    "1, 0x7e5f4552091a69125d5dfcb7b8c2659029395bdf",
    "2, 0x2b5ad5c4795c026514f8317c7a215e218dccd6cf",
    "3, 0x6813eb9362372eef6200f3b1dbc3f819671cba69"
  })
  void recoversTheKeyThatSigned(long key, String address) {
    Random random = new Random(key);
    for (int i = 0; i < 4; i++) {
      byte[] digest = digest(random);
      BigInteger s = new BigInteger(1, digest).add(GX.multiply(BigInteger.valueOf(key))).mod(N);
      Signature signature = new Signature(GX, s, 27);
      Signature mirror = new Signature(GX, N.subtract(s), 28);
      assertThat(signature.signer(digest).hex()).isEqualTo(address);
      assertThat(mirror.signer(digest).hex()).isEqualTo(address);
      assertThat(signature.isLow()).isNotEqualTo(mirror.isLow());
      digest[i] ^= 1;
      assertThat(signature.signer(digest).hex()).isNotEqualTo(address);
    }
  }

  @Test
  void refusesWhatNoKeyCanHaveMade() {
    byte[] digest = digest(new Random(7));
    BigInteger z = new BigInteger(1, digest).mod(N);
    // With s = z the key would be the point at infinity.
    assertThatThrownBy(() -> new Signature(GX, z, 27).signer(digest))
        .isInstanceOf(OutOfRangeException.class)
        .hasMessage("no key has made this signature");
    // 5 is the abscissa of no point: 132 is not a square modulo p.
    assertThatThrownBy(() -> new Signature(BigInteger.valueOf(5), z, 27).signer(digest))
        .hasMessage("no signature has this r: it is not on the curve");
    assertThatThrownBy(() -> new Signature(BigInteger.ZERO, z, 27).signer(digest))
        .hasMessage("r of a signature must be from 1 to n - 1, was 0");
    assertThatThrownBy(() -> new Signature(GX, N, 27).signer(digest))
        .isInstanceOf(OutOfRangeException.class);
    assertThatThrownBy(() -> new Signature(GX, z, 29))
        .hasMessage("v must be from 27 to 28, was 29");
    assertThatThrownBy(() -> new Signature(GX, z, 27).signer(new byte[31]))
        .hasMessage("a digest has 32 bytes, was 31");
    assertThatThrownBy(() -> Signature.of(new byte[64]))
        .hasMessage("a signature has 65 bytes, was 64");
  }

  @Test
  void bindsAMessageToPriceTimeAndPair() {
    // A real message of 2019-01-24, Maker median, src/median.t.sol.
    Signature signature =
        new Signature(
            new BigInteger("cde732167a15601b67d9a5a03c14739f05a4128966d5e14157a97178c2b66268", 16),
            new BigInteger("7db1ca5ef537cd229d35c88395393f23c8f2bb4708d65d66bb625879686e87b5", 16),
            28);
    Address signer = new Address("0x2D6691a7Ca09FcFC8a069953AD4Ba4De11DbFFd6");
    PriceMessage message = new PriceMessage(Decimal.of("251.357"), 1548367632, "ethusd");
    assertThat(message.signer(signature)).isEqualTo(signer);
    for (PriceMessage other :
        List.of(
            new PriceMessage(Decimal.of("251.357000000000000001"), 1548367632, "ethusd"),
            new PriceMessage(Decimal.of("251.357"), 1548367633, "ethusd"),
            new PriceMessage(Decimal.of("251.357"), 1548367632, "ethusd2"))) {
      assertThat(other.signer(signature)).isNotEqualTo(signer);
    }
    assertThat(signer.slot()).isEqualTo(0x2d);
  }

  @Test
  void laysOutAPriceMessage() {
    // 1.5 × 10^18 = 0x14d1120d7b160000.
    byte[] bytes = new PriceMessage(Decimal.of("1.5"), 256, "ab").bytes();
    assertThat(HexFormat.of().formatHex(bytes))
        .isEqualTo(
            "0".repeat(48)
                + "14d1120d7b160000"
                + "0".repeat(60)
                + "0100"
                + "6162"
                + "0".repeat(60));
    assertThatThrownBy(() -> new PriceMessage(Decimal.of(-1), 0, "ab"))
        .isInstanceOf(OutOfRangeException.class);
    assertThatThrownBy(() -> new PriceMessage(Decimal.ONE, 0, "é")).hasMessageContaining("ASCII");
    assertThat(new PriceMessage(Decimal.ONE, 0, "p".repeat(32)).bytes()).hasSize(96);
    assertThatThrownBy(() -> new PriceMessage(Decimal.ONE, 0, "p".repeat(33)))
        .isInstanceOf(OutOfRangeException.class);
  }

  @Test
  void laysOutAPackageWhateverTheOrderGiven() {
    DataPackage.Point btc = new DataPackage.Point("BTC", new BigDecimal("42000"));
    DataPackage.Point eth = new DataPackage.Point("ETH", new BigDecimal("0.000000015"));
    DataPackage data = new DataPackage(List.of(eth, btc), 0xff);
    // 42,000 × 10^8 = 0x3d1e3821000; 1.5 units of 10^-8 are rounded up to 2.
    assertThat(HexFormat.of().formatHex(data.bytes()))
        .isEqualTo(
            "425443"
                + "0".repeat(58)
                + "0".repeat(53)
                + "3d1e3821000"
                + "455448"
                + "0".repeat(58)
                + "0".repeat(63)
                + "2"
                + "0000000000ff"
                + "00000020"
                + "000002");
    assertThat(data).isEqualTo(new DataPackage(List.of(btc, eth), 0xff));
    assertThatThrownBy(() -> new DataPackage(List.of(btc, btc), 1))
        .hasMessage("a feed stands in a package once: BTC");
    assertThatThrownBy(() -> new DataPackage(List.of(), 1)).isInstanceOf(OutOfRangeException.class);
    assertThatThrownBy(() -> new DataPackage(List.of(btc), 1L << 48))
        .hasMessage("timestampMillis must be from 0 to 2^48 - 1, was 281474976710656");
    assertThatThrownBy(() -> new DataPackage.Point("BTC", BigDecimal.ONE.negate()))
        .isInstanceOf(OutOfRangeException.class);
    // 2^256 does not fit a word; half a unit below it does not either, since it is rounded up.
    BigDecimal tooWide = new BigDecimal(BigInteger.TWO.pow(256), 8);
    DataPackage wide = new DataPackage(List.of(new DataPackage.Point("X", tooWide)), 1);
    assertThatThrownBy(wide::bytes).isInstanceOf(OutOfRangeException.class);
  }
}
