package io.counterpool.models.oracle.signature;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class Keccak256Test {

  private static byte[] letters(int count) {
    return "a".repeat(count).getBytes(US_ASCII);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  /** Values of an implementation in another language whose SHA3-256 equals the library's. */
  @ParameterizedTest
  @CsvSource({
    "0, c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470",
    "3, b9a5dc0048db9a7d13548781df3cd4b2334606391f75f40c14225a92f4cb3537",
    "135, 34367dc248bbd832f4e3e69dfaac2f92638bd0bbd18f2912ba4ef454919cf446",
    "136, a6c4d403279fe3e0af03729caada8374b5ca54d8065329a3ebcaeb4b60aa386e",
    "137, d869f639c7046b4929fc92a4d988a8b22c55fbadb802c0c66ebcd484f1915f39",
    "272, cf7fcd4f705ee749930d19ca84561a9bf62516bd90a471545fa2f49fdc7e63c8",
    "1000, b6a4ac1f51884d71f30fa397a5e155de3099e11fc0edef5d08b646e621e19de9"
  })
  void hashesOnBothSidesOfABlock(int length, String expected) {
    assertThat(hex(Keccak256.hash(letters(length)))).isEqualTo(expected);
  }

  @Test
  void hashesThePublishedAbc() {
    assertThat(hex(Keccak256.hash("abc".getBytes(US_ASCII))))
        .isEqualTo("4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45");
  }

  @Test
  void doesNotCareHowTheBytesAreCut() {
    byte[] whole = new byte[400];
    for (int i = 0; i < whole.length; i++) {
      whole[i] = (byte) (i * 31);
    }
    for (int cut : new int[] {0, 1, 135, 136, 137, 399, 400}) {
      assertThat(
              Keccak256.hash(
                  Arrays.copyOfRange(whole, 0, cut), Arrays.copyOfRange(whole, cut, 400)))
          .isEqualTo(Keccak256.hash(whole));
    }
  }
}
