package io.counterpool.oracle.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Figures: RFC 8032, §7.1, tests 1 and 3. */
class PublisherKeyTest {

  private static final PublisherKey ONE =
      key("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
  private static final byte[] SIGNATURE_OF_NOTHING =
      hex(
          "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701c"
              + "f9b46bd25bf5f0595bbe24655141438e7a100b");
  private static final PublisherKey THREE =
      key("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025");
  private static final byte[] SIGNATURE_OF_AF82 =
      hex(
          "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984d"
              + "c6594a7c15e9716ed28dc027beceea1ec40a");

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  private static PublisherKey key(String digits) {
    return PublisherKey.of(hex(digits));
  }

  @Test
  void verifiesTheSignaturesOfTheStandard() {
    assertThat(ONE.verifies(new byte[0], SIGNATURE_OF_NOTHING)).isTrue();
    assertThat(THREE.verifies(hex("af82"), SIGNATURE_OF_AF82)).isTrue();
  }

  @Test
  void refusesAnotherMessageKeyOrLength() {
    assertThat(ONE.verifies(new byte[] {0}, SIGNATURE_OF_NOTHING)).isFalse();
    assertThat(THREE.verifies(new byte[0], SIGNATURE_OF_NOTHING)).isFalse();
    assertThat(ONE.verifies(new byte[0], new byte[63])).isFalse();
    assertThat(ONE.verifies(new byte[0], new byte[64])).isFalse();
  }

  @Test
  void keepsItsBytes() {
    assertThat(PublisherKey.ofBase64(ONE.base64()).bytes()).isEqualTo(ONE.bytes());
  }

  @Test
  void refusesWhatIsNoKey() {
    assertThatIllegalArgumentException().isThrownBy(() -> PublisherKey.of(new byte[31]));
    assertThatIllegalArgumentException().isThrownBy(() -> PublisherKey.ofBase64("%%%"));
    byte[] noPoint = new byte[32];
    noPoint[0] = 2; // y = 2 has no x on the curve
    assertThatIllegalArgumentException().isThrownBy(() -> PublisherKey.of(noPoint));
  }
}
