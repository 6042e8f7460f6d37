package io.counterpool.launcher.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Orders as HTTP/1.1 requests, nearly finished: only the account and a fresh id are put in.
 * Accounts take turns; each buys and sells in turn, and half of them began with the other side, so
 * that positions and skew stay small.
 */
final class OrderRequests implements Requests {

  private static final byte[] HEX = "0123456789abcdef".getBytes(US_ASCII);

  /** An account and the token of its owner. */
  record Trader(UUID account, String token) {}

  /** Beginning of a request, before the id, and its end when buying or selling first. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Form(byte[] beforeId, byte[] buying, byte[] selling) {}

  private final List<Form> forms;
  private final int orders;
  private final SplittableRandom ids = new SplittableRandom();
  private long next;

  private OrderRequests(List<Form> forms, int orders) {
    this.forms = forms;
    this.orders = orders;
  }

  /** One order a request. */
  static OrderRequests singles(
      InetSocketAddress server, String prefix, List<Trader> traders, String market, String size) {
    return of(
        server,
        prefix,
        "/orders/",
        traders,
        line(market, size, true),
        line(market, size, false),
        1);
  }

  /** Batches of {@code count} orders, buying and selling in turn. */
  static OrderRequests batches(
      InetSocketAddress server,
      String prefix,
      List<Trader> traders,
      String market,
      String size,
      int count) {
    return of(
        server,
        prefix,
        "/order-batches/",
        traders,
        lines(market, size, count, 0),
        lines(market, size, count, 1),
        count);
  }

  /** Orders in one request. */
  int orders() {
    return orders;
  }

  private static String line(String market, String size, boolean buys) {
    return "{\"market\":\"%s\",\"size\":\"%s%s\",\"type\":\"MARKET\",\"limitPrice\":null,\"reduceOnly\":false,\"maxAgeSeconds\":300}"
        .formatted(market, buys ? "" : "-", size);
  }

  private static String lines(String market, String size, int count, int first) {
    return IntStream.range(first, first + count)
        .mapToObj(n -> line(market, size, n % 2 == 0))
        .collect(Collectors.joining(",", "{\"orders\":[", "]}"));
  }

  private static OrderRequests of(
      InetSocketAddress server,
      String prefix,
      String resource,
      List<Trader> traders,
      String buying,
      String selling,
      int orders) {
    List<Form> forms = new ArrayList<>(traders.size());
    // Accounts of one owner share the end of their requests.
    var ends = new java.util.HashMap<String, byte[]>();
    for (Trader trader : traders) {
      forms.add(
          new Form(
              ("PUT " + prefix + "/accounts/" + trader.account() + resource).getBytes(US_ASCII),
              ends.computeIfAbsent(trader.token(), token -> end(server, token, buying)),
              ends.computeIfAbsent(
                  trader.token() + '-', _ -> end(server, trader.token(), selling))));
    }
    return new OrderRequests(forms, orders);
  }

  private static byte[] end(InetSocketAddress server, String token, String body) {
    return String.join(
            "\r\n",
            " HTTP/1.1",
            "Host: " + server.getHostString() + ":" + server.getPort(),
            "Authorization: Bearer " + token,
            "Content-Type: application/json",
            "Content-Length: " + body.length(),
            "",
            body)
        .getBytes(US_ASCII);
  }

  @Override
  public void next(ByteBuffer out) {
    int trader = (int) (next % forms.size());
    long turn = next / forms.size();
    next++;
    Form form = forms.get(trader);
    out.put(form.beforeId());
    putId(out);
    out.put((turn + trader) % 2 == 0 ? form.buying() : form.selling());
  }

  /** A random UUID of version 4. */
  private void putId(ByteBuffer out) {
    long high = (ids.nextLong() & 0xffff_ffff_ffff_0fffL) | 0x4000L;
    long low = (ids.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    putHex(out, high, 60, 32);
    out.put((byte) '-');
    putHex(out, high, 28, 16);
    out.put((byte) '-');
    putHex(out, high, 12, 0);
    out.put((byte) '-');
    putHex(out, low, 60, 48);
    out.put((byte) '-');
    putHex(out, low, 44, 0);
  }

  private static void putHex(ByteBuffer out, long bits, int fromShift, int toShift) {
    for (int shift = fromShift; shift >= toShift; shift -= 4) {
      out.put(HEX[(int) (bits >>> shift) & 0xf]);
    }
  }
}
