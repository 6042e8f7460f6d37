package io.counterpool.models.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttestationBytesTest {

  @Test
  void putsTheTagBeforeTheHash() {
    assertThat(new String(AttestationBytes.of("0a".repeat(32)), StandardCharsets.US_ASCII))
        .isEqualTo("counterpool-round-v1\n" + "0a".repeat(32));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "0a", "0A0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a"})
  void refusesWhatIsNoHash(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> AttestationBytes.of(text));
  }
}
