package io.counterpool.launcher.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HttpAnswerTest {

  private static final String WITH_LENGTH =
      "HTTP/1.1 202 \r\nContent-Type: application/json\r\ncontent-length: 5\r\n\r\n{\"a\"}";
  private static final String CHUNKED =
      String.join(
          "\r\n",
          "HTTP/1.1 503 ",
          "Transfer-Encoding: chunked",
          "Connection: close",
          "Retry-After: 12",
          "",
          "a",
          "0123\r\n\r\n67",
          "3;x=1",
          "abc",
          "0",
          "",
          "");

  @Test
  void isWholeOnlyWithItsLastByte() {
    for (String answer : new String[] {WITH_LENGTH, CHUNKED}) {
      byte[] bytes = answer.getBytes(US_ASCII);
      for (int count = 0; count < bytes.length; count++) {
        assertThat(HttpAnswer.of(bytes, count)).as("%d of %d bytes", count, bytes.length).isNull();
      }
      assertThat(HttpAnswer.of(bytes, bytes.length)).isNotNull();
    }
  }

  @Test
  void readsStatusWhetherTheConnectionClosesAndWhenToAskAgain() {
    assertThat(whole(WITH_LENGTH)).isEqualTo(new HttpAnswer(202, false, 0));
    assertThat(whole(CHUNKED)).isEqualTo(new HttpAnswer(503, true, 12));
  }

  @Test
  void anAnswerWithoutLengthHasNoBody() {
    assertThat(whole("HTTP/1.1 204 \r\n\r\n")).isEqualTo(new HttpAnswer(204, false, 0));
  }

  private static HttpAnswer whole(String answer) {
    byte[] bytes = answer.getBytes(US_ASCII);
    HttpAnswer parsed = HttpAnswer.of(bytes, bytes.length);
    if (parsed == null) {
      throw new AssertionError("not whole: " + answer);
    }
    return parsed;
  }
}
