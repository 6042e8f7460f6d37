package io.counterpool.launcher.bench;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What the load generator looks at of an HTTP/1.1 answer.
 *
 * @param closes whether the server closes the connection after it
 * @param retryAfterSeconds when the server asks to be asked again; 0 if it does not say
 */
record HttpAnswer(int status, boolean closes, int retryAfterSeconds) {

  private static final byte[] LENGTH = ascii("content-length:");
  private static final byte[] CHUNKED = ascii("transfer-encoding:");
  private static final byte[] CLOSE = ascii("connection: close");
  private static final byte[] RETRY_AFTER = ascii("retry-after:");
  private static final int STATUS_AT = 9;
  private static final int STATUS_DIGITS = 3;

  /**
   * The answer that the first {@code count} bytes hold, with a length or in chunks; null if its end
   * is not among them. An answer with neither has no body.
   */
  static @Nullable HttpAnswer of(byte[] bytes, int count) {
    int length = 0;
    boolean chunked = false;
    boolean closes = false;
    int retryAfter = 0;
    int line = 0;
    while (true) {
      int end = endOfLine(bytes, line, count);
      if (end < 0) {
        return null;
      }
      if (end == line) {
        int body = end + 2;
        boolean whole = chunked ? chunksEnd(bytes, body, count) : count >= body + length;
        return whole
            ? new HttpAnswer(
                number(bytes, STATUS_AT, STATUS_AT + STATUS_DIGITS, 10), closes, retryAfter)
            : null;
      }
      if (startsWith(bytes, line, LENGTH)) {
        length = number(bytes, line + LENGTH.length, end, 10);
      } else if (startsWith(bytes, line, CHUNKED)) {
        chunked = true;
      } else if (startsWith(bytes, line, CLOSE)) {
        closes = true;
      } else if (startsWith(bytes, line, RETRY_AFTER)) {
        retryAfter = number(bytes, line + RETRY_AFTER.length, end, 10);
      }
      line = end + 2;
    }
  }

  private static byte[] ascii(String lowerCase) {
    return lowerCase.getBytes(StandardCharsets.US_ASCII);
  }

  private static boolean chunksEnd(byte[] bytes, int from, int count) {
    int at = from;
    while (true) {
      int end = endOfLine(bytes, at, count);
      if (end < 0) {
        return false;
      }
      int size = number(bytes, at, end, 16);
      if (size == 0) {
        return count >= end + 4;
      }
      at = end + 2 + size + 2;
    }
  }

  /** Index of the CR LF at or after {@code from}, or -1. */
  private static int endOfLine(byte[] bytes, int from, int count) {
    for (int at = from; at + 1 < count; at++) {
      if (bytes[at] == '\r' && bytes[at + 1] == '\n') {
        return at;
      }
    }
    return -1;
  }

  private static boolean startsWith(byte[] bytes, int from, byte[] lowerCase) {
    if (from + lowerCase.length > bytes.length) {
      return false;
    }
    for (int n = 0; n < lowerCase.length; n++) {
      int letter = bytes[from + n];
      if (letter >= 'A' && letter <= 'Z') {
        letter += 'a' - 'A';
      }
      if (letter != lowerCase[n]) {
        return false;
      }
    }
    return true;
  }

  private static int number(byte[] bytes, int from, int until, int radix) {
    int number = 0;
    for (int at = from; at < until; at++) {
      int digit = Character.digit(bytes[at], radix);
      if (digit >= 0) {
        number = number * radix + digit;
      } else if (bytes[at] != ' ') {
        break; // A chunk's extension follows.
      }
    }
    return number;
  }
}
