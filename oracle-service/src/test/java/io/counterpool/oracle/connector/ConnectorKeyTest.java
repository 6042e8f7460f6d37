package io.counterpool.oracle.connector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectorKeyTest {

  /** PKCS #8 of an Ed25519 key up to its 32 bytes (RFC 8410, §7). */
  private static final String PREFIX = "302e020100300506032b657004220420";

  @TempDir Path folder;

  /** RFC 8032, §7.1, test 1. */
  @Test
  void derivesThePublicKeyAndSignsAsTheStandardDoes() throws IOException {
    ConnectorKey key =
        ConnectorKey.in(
            pem(PREFIX + "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"),
            false);

    assertThat(HexFormat.of().formatHex(key.open().bytes()))
        .isEqualTo("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    assertThat(HexFormat.of().formatHex(Base64.getDecoder().decode(key.sign(new byte[0]))))
        .isEqualTo(
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e"
                + "39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
  }

  @Test
  void makesAMissingKeyOnceAndForItsOwnerAlone() throws IOException {
    Path file = folder.resolve("keys/connector.pem");
    ConnectorKey made = ConnectorKey.in(file, true);
    ConnectorKey read = ConnectorKey.in(file, true);

    assertThat(read.open().base64()).isEqualTo(made.open().base64());
    byte[] message = "said".getBytes(UTF_8);
    assertThat(made.open().verifies(message, Base64.getDecoder().decode(read.sign(message))))
        .isTrue();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void namesTheFileThatIsMissingOrHoldsNoKey() throws IOException {
    Path missing = folder.resolve("missing.pem");
    assertThatThrownBy(() -> ConnectorKey.in(missing, false)).hasMessageContaining("missing.pem");
    assertThat(missing).doesNotExist();

    Path text = Files.writeString(folder.resolve("text.pem"), "secret");
    assertThatThrownBy(() -> ConnectorKey.in(text, true))
        .hasMessageContaining("text.pem")
        .hasMessageNotContaining("secret");
    // The same of X25519, whose keys have the same length.
    Path other = pem("302e020100300506032b656e04220420" + "11".repeat(32));
    assertThatThrownBy(() -> ConnectorKey.in(other, false)).hasMessageContaining("no Ed25519 key");
  }

  private Path pem(String hex) throws IOException {
    return Files.writeString(
        folder.resolve("key.pem"),
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex))
            + "\n-----END PRIVATE KEY-----\n");
  }
}
