package io.counterpool.launcher.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Quotes of so many lines, which buy and sell in turn, as HTTP/1.1 requests; callers take turns.
 * Every figure that a quote may be asked with is stated; the sales ask for a rebate.
 */
final class QuoteRequests implements Requests {

  private static final int OK = 200;

  /** All but the market, the version and the lines. */
  private static final String STATE =
      """
      "price":"64000.5","skewSize":"12.5","settlementScale":6,"volatilityAnnual":"0.62",\
      "surgeVolatility":"1200","utilisation":"0.55","volume30d":"2500000.75","immediate":true,\
      "impactBalance":"4000.5","rebateHeld":"4000.5","rebatePaid":"12.25"\
      """;

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
   * @param scheduleVersion null: the one in force
   * @param tokens of the callers
   * @param lines of each request, 1 to 256
   */
  static QuoteRequests of(
      InetSocketAddress server,
      String path,
      List<String> tokens,
      String market,
      @Nullable Long scheduleVersion,
      int lines) {
    String pinned =
        scheduleVersion == null ? "" : "\"scheduleVersion\":%d,".formatted(scheduleVersion);
    String body =
        IntStream.range(0, lines)
            .mapToObj(QuoteRequests::line)
            .collect(
                Collectors.joining(
                    ",",
                    "{\"market\":\"%s\",%s%s,\"lines\":[".formatted(market, pinned, STATE),
                    "]}"));
    return new QuoteRequests(
        tokens.stream().map(token -> request(server, path, token, body)).toList(), lines);
  }

  private static String line(int n) {
    return n % 2 == 0
        ? "{\"size\":\"0.%03d\",\"premium\":\"0.25\"}".formatted(n + 1)
        : "{\"size\":\"-0.%03d\",\"premium\":\"-0.2\"}".formatted(n + 1);
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
