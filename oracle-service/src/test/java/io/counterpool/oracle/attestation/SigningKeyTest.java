package io.counterpool.oracle.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.counterpool.models.oracle.AttestationBytes;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Figures: RFC 8032, §7.1, test 1; RFC 8410, §10.3 (the form of the file); RFC 8037, A.3. */
class SigningKeyTest {

  /** The seed 9d61…7f60 of RFC 8032 inside the PKCS #8 frame of RFC 8410. */
  private static final String PEM =
      pem(
          "302e020100300506032b657004220420"
              + "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");

  private static String pem(String hex) {
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex))
        + "\n-----END PRIVATE KEY-----\n";
  }

  @Test
  void knowsThePublicHalfAndItsThumbprint() {
    SigningKey key = SigningKey.read(PEM);
    assertThat(HexFormat.of().formatHex(key.publicKey().bytes()))
        .isEqualTo("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    assertThat(key.publicKey().x()).isEqualTo("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");
    assertThat(key.id()).isEqualTo("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
  }

  @Test
  void signsTheTaggedHashWithTheSameBytesEachTime() {
    String hash = "ab".repeat(32);
    Attestation attestation = SigningKey.read(PEM).attest(hash);
    assertThat(SigningKey.read(PEM).attest(hash)).isEqualTo(attestation);
    assertThat(
            SigningKey.read(PEM)
                .publicKey()
                .verifies(
                    AttestationBytes.of(hash), Base64.getDecoder().decode(attestation.signature())))
        .isTrue();
    assertThat(SigningKey.create().attest(hash)).isNotEqualTo(attestation);
  }

  @Test
  void refusesWhatIsNoKeyAndRepeatsNothingOfIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SigningKey.read("secret"))
        .withMessage("is not a PEM file with a private key");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SigningKey.read(PEM.replace("MC4", "MC5")))
        .withMessage("does not hold an Ed25519 private key in PKCS #8")
        .withNoCause();
  }
}
