package io.counterpool.launcher.bench;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests over keep-alive connections from one thread, cheaply, so that what is measured has
 * the processors. Each connection waits for its answer before it sends again; one that is told that
 * the venue has too much (429, 503) rests a little.
 */
final class LoadGenerator {

  /** Room for a batch of 100 orders with its token. */
  private static final int BUFFER = 64 * 1024;

  /** Room for the answer to 256 quotes, each explained. */
  private static final int ANSWER = 512 * 1024;

  private static final long REST_NANOS = Duration.ofMillis(20).toNanos();

  /** How long answers are waited for after the last request. */
  private static final long GRACE_NANOS = Duration.ofSeconds(30).toNanos();

  private static final int TOO_MANY = 429;
  private static final int UNAVAILABLE = 503;

  /**
   * What was answered.
   *
   * @param accepted answers with the status that the requests ask for
   * @param others other answers by status
   * @param broken connections that ended before their answer
   */
  record Result(long accepted, SortedMap<Integer, Long> others, long broken, Duration took) {

    double acceptedPerSecond() {
      return accepted * 1e9 / took.toNanos();
    }

    /** What went otherwise than accepted, in words; empty if nothing did. */
    String complaints() {
      var text = new StringBuilder();
      others.forEach((status, count) -> text.append(" %d× status %d".formatted(count, status)));
      if (broken > 0) {
        text.append(" %d× connection broken".formatted(broken));
      }
      return text.toString();
    }
  }

  private final InetSocketAddress server;
  private final Requests requests;
  private final double perSecond;
  private final Deque<Connection> idle = new ArrayDeque<>();

  /** By the end of their rest; instants of {@code nanoTime} compare by difference. */
  private final PriorityQueue<Connection> resting =
      new PriorityQueue<>((a, b) -> Long.signum(a.restsUntil - b.restsUntil));

  private final SortedMap<Integer, Long> others = new TreeMap<>();
  private long sent;
  private long accepted;
  private long broken;
  private int unanswered;

  private LoadGenerator(InetSocketAddress server, Requests requests, double perSecond) {
    this.server = server;
    this.requests = requests;
    this.perSecond = perSecond;
  }

  /** Sends as fast as the answers come. */
  static Result run(
      InetSocketAddress server, int connections, Requests requests, Duration howLong) {
    return run(server, connections, requests, Double.POSITIVE_INFINITY, howLong);
  }

  /**
   * Sends at most so many requests a second.
   *
   * @throws UncheckedIOException if nobody listens
   */
  static Result run(
      InetSocketAddress server,
      int connections,
      Requests requests,
      double perSecond,
      Duration howLong) {
    try (Selector selector = Selector.open()) {
      return new LoadGenerator(server, requests, perSecond).run(selector, connections, howLong);
    } catch (IOException failed) {
      throw new UncheckedIOException("no load on " + server, failed);
    }
  }

  private Result run(Selector selector, int connections, Duration howLong) throws IOException {
    try {
      for (int n = 0; n < connections; n++) {
        idle.add(new Connection(selector));
      }
      long start = System.nanoTime();
      long end = start + howLong.toNanos();
      long now = start;
      while (now < end || (unanswered > 0 && now < end + GRACE_NANOS)) {
        if (now < end) {
          send(now, start);
        }
        boolean paced = perSecond < Double.POSITIVE_INFINITY || !resting.isEmpty();
        selector.select(this::ready, paced ? 1 : 50);
        now = System.nanoTime();
      }
      return new Result(
          accepted, others, broken + unanswered, Duration.ofNanos(System.nanoTime() - start));
    } finally {
      for (SelectionKey key : selector.keys()) {
        key.channel().close();
      }
    }
  }

  private void send(long now, long start) throws IOException {
    while (!resting.isEmpty() && resting.element().restsUntil - now <= 0) {
      idle.addLast(resting.remove());
    }
    double allowed = perSecond * ((now - start) / 1e9);
    while (!idle.isEmpty() && sent < allowed) {
      sent++;
      unanswered++;
      Connection connection = idle.removeFirst();
      try {
        connection.send();
      } catch (IOException ended) {
        ended(connection);
      }
    }
  }

  private void ready(SelectionKey key) {
    Connection connection = (Connection) requireNonNull(key.attachment());
    try {
      try {
        if (key.isWritable()) {
          connection.write();
        } else if (key.isReadable()) {
          HttpAnswer answer = connection.read();
          if (answer != null) {
            answered(connection, answer);
          }
        }
      } catch (IOException ended) {
        ended(connection);
      }
    } catch (IOException gone) {
      throw new UncheckedIOException("no load on " + server, gone);
    }
  }

  private void answered(Connection connection, HttpAnswer answer) throws IOException {
    unanswered--;
    if (answer.status() == requests.accepted()) {
      accepted++;
    } else {
      others.merge(answer.status(), 1L, Long::sum);
    }
    if (answer.closes()) {
      connection.reopen();
    }
    if (answer.status() == TOO_MANY || answer.status() == UNAVAILABLE) {
      connection.restsUntil =
          System.nanoTime()
              + Math.max(REST_NANOS, Duration.ofSeconds(answer.retryAfterSeconds()).toNanos());
      resting.add(connection);
    } else {
      idle.addLast(connection);
    }
  }

  private void ended(Connection connection) throws IOException {
    if (connection.waits) {
      unanswered--;
      broken++;
      idle.addLast(connection);
    }
    connection.reopen();
  }

  /** One connection with at most one request on its way. */
  private final class Connection {

    private final Selector selector;
    private final ByteBuffer out = ByteBuffer.allocateDirect(BUFFER);
    private final byte[] bytes = new byte[ANSWER];
    private final ByteBuffer in = ByteBuffer.wrap(bytes);
    private SocketChannel channel;
    private SelectionKey key;
    private boolean waits;
    private long restsUntil;

    Connection(Selector selector) throws IOException {
      this.selector = selector;
      this.channel = SocketChannel.open(server);
      this.key = registered();
    }

    /** Servers end a connection after so many requests or so long a rest. */
    void reopen() throws IOException {
      waits = false;
      channel.close();
      channel = SocketChannel.open(server);
      key = registered();
    }

    private SelectionKey registered() throws IOException {
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.configureBlocking(false);
      return channel.register(selector, SelectionKey.OP_READ, this);
    }

    void send() throws IOException {
      waits = true;
      out.clear();
      requests.next(out);
      out.flip();
      in.clear();
      write();
    }

    void write() throws IOException {
      channel.write(out);
      key.interestOps(out.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    /** The answer once it is whole, null before. */
    @Nullable HttpAnswer read() throws IOException {
      if (channel.read(in) < 0) {
        throw new IOException("closed by the server");
      }
      HttpAnswer answer = HttpAnswer.of(bytes, in.position());
      if (answer == null && !in.hasRemaining()) {
        throw new IOException("answer longer than " + ANSWER + " bytes");
      }
      if (answer != null) {
        waits = false;
      }
      return answer;
    }
  }
}
