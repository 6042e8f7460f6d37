package io.counterpool.oracle.connector;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/**
 * A venue on this machine that answers byte by byte what it is told: also what no well-behaved
 * server would send. Answers are used up in order; the last one stays.
 */
final class VenueStandIn implements AutoCloseable {

  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /**
   * One answer.
   *
   * @param text all that is sent before the connection is closed
   * @param after waited for before anything is sent
   */
  private record Answer(String text, CountDownLatch after) {}

  private final ServerSocket server;
  private final Deque<Answer> answers = new ArrayDeque<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  VenueStandIn() {
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
    Thread.ofVirtual().start(this::accept);
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  /** Request lines with bodies, in the order of their arrival. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  /** A whole answer that states what its server's clock showed. */
  VenueStandIn says(int status, String body, Instant date, String... headers) {
    return sends(text(status, body, date, body.getBytes(StandardCharsets.UTF_8).length, headers));
  }

  /** An answer that ends before the length that it announced. */
  VenueStandIn breaksOff(String half, Instant date) {
    return sends(text(200, half, date, half.length() + 100));
  }

  /** An answer that waits for {@code after}. */
  VenueStandIn says(String body, Instant date, CountDownLatch after) {
    return add(new Answer(text(200, body, date, body.length()), after));
  }

  /** A connection on which nothing is ever said. */
  VenueStandIn isSilent() {
    return add(new Answer("", closed));
  }

  /** These bytes. */
  VenueStandIn sends(String raw) {
    return add(new Answer(raw, new CountDownLatch(0)));
  }

  /** Forgets the answers that were not used. */
  synchronized VenueStandIn now() {
    answers.clear();
    return this;
  }

  private synchronized VenueStandIn add(Answer answer) {
    answers.addLast(answer);
    return this;
  }

  private synchronized Answer next() {
    return answers.size() == 1 ? answers.getFirst() : answers.removeFirst();
  }

  private static String text(int status, String body, Instant date, int length, String... headers) {
    StringBuilder text = new StringBuilder("HTTP/1.1 " + status + " Said\r\n");
    text.append("Date: ").append(HTTP_DATE.format(date)).append("\r\n");
    text.append("Content-Type: application/json\r\nConnection: close\r\n");
    for (String header : headers) {
      text.append(header).append("\r\n");
    }
    return text.append("Content-Length: ")
        .append(length)
        .append("\r\n\r\n")
        .append(body)
        .toString();
  }

  static String httpDate(Instant date) {
    return HTTP_DATE.format(date);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException stopped) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        OutputStream out = socket.getOutputStream()) {
      requests.add(readRequest(in));
      Answer answer = next();
      answer.after().await();
      out.write(answer.text().getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException gone) {
      // The caller has lost patience, which is what some tests are about.
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static String readRequest(BufferedReader in) throws IOException {
    String line = in.readLine();
    int length = 0;
    for (String header = in.readLine();
        header != null && !header.isEmpty();
        header = in.readLine()) {
      if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(header.substring(header.indexOf(':') + 1).strip());
      }
    }
    char[] body = new char[length];
    int read = 0;
    while (read < length) {
      int more = in.read(body, read, length - read);
      if (more < 0) {
        break;
      }
      read += more;
    }
    return length == 0 ? line : line + " " + new String(body, 0, read);
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      server.close();
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
