package io.counterpool.launcher.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Quotes of so many lines, which buy and sell in turn, as HTTP/1.1 requests; callers take turns.
 */
final class QuoteRequests implements Requests {

  private static final int OK = 200;

  private final List<byte[]> requests;
  private final int lines;
  private int next;

  private QuoteRequests(List<byte[]> requests, int lines) {
    this.requests = requests;
    this.lines = lines;
  }

  /**
   * For one market.
   *
   * @param path of the quotes or of their echo
   * @param tokens of the callers
   * @param lines of each request, 1 to 256
   */
  static QuoteRequests of(
      InetSocketAddress server, String path, List<String> tokens, String market, int lines) {
    String body =
        IntStream.range(0, lines)
            .mapToObj(n -> "{\"size\":\"%s0.%03d\"}".formatted(n % 2 == 0 ? "" : "-", n + 1))
            .collect(
                Collectors.joining(
                    ",",
                    "{\"market\":\"%s\",\"price\":\"64000.5\",\"skewSize\":\"12.5\",\"lines\":["
                        .formatted(market),
                    "]}"));
    return new QuoteRequests(
        tokens.stream().map(token -> request(server, path, token, body)).toList(), lines);
  }

  private static byte[] request(InetSocketAddress server, String path, String token, String body) {
    return String.join(
            "\r\n",
            "POST " + path + " HTTP/1.1",
            "Host: " + server.getHostString() + ":" + server.getPort(),
            "Authorization: Bearer " + token,
            "Content-Type: application/json",
            "Content-Length: " + body.length(),
            "",
            body)
        .getBytes(US_ASCII);
  }

  /** Quotes in one request. */
  int lines() {
    return lines;
  }

  @Override
  public void next(ByteBuffer out) {
    out.put(requests.get(next));
    next = (next + 1) % requests.size();
  }

  @Override
  public int accepted() {
    return OK;
  }
}
