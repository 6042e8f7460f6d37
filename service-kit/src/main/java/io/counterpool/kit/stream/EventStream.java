package io.counterpool.kit.stream;

import io.counterpool.kit.page.Limit;
import io.counterpool.kit.page.Page;
import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.problem.Problem;
import io.counterpool.kit.problem.ProblemException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import tools.jackson.databind.json.JsonMapper;

/**
 * The events of a stream in two forms with one sequence: pages by {@code after}, and a server-sent
 * stream that resumes behind {@code Last-Event-ID}. Each stream goes at the pace of its reader:
 * nothing is queued for it, the newest events are read and written once for all ({@link
 * EventTail}), and a reader that takes nothing for the connector's write timeout is disconnected.
 *
 * <p>A position before the oldest event that is kept is refused, so that a gap never passes
 * unnoticed; a stream refuses one beyond the last event too, which nobody can have seen.
 *
 * <pre>{@code
 * @GetMapping("/v1/events")
 * Page<StoredEvent> events(@RequestParam(required = false) @Nullable String after, …) {
 *   return streams.page(log, "rounds", after, limit);
 * }
 *
 * @GetMapping(path = "/v1/events/stream", produces = "text/event-stream")
 * ResponseEntity<StreamingResponseBody> stream(
 *     @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last, …,
 *     HttpServletResponse response) {
 *   return streams.open(log, "rounds", last, after, response);
 * }
 * }</pre>
 */
@Component
public final class EventStream implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
  private static final Pattern SEQUENCE = Pattern.compile("0|[1-9][0-9]{0,17}");
  private static final Duration RETRY = Duration.ofSeconds(5);

  private final EventSignal signal;
  private final JsonMapper mapper;
  private final StreamProperties properties;
  private final Semaphore free;
  private final Semaphore catchUps;
  private final Map<String, SharedTail> tails = new HashMap<>();
  private volatile boolean running;

  EventStream(
      EventSignal signal, JsonMapper mapper, StreamProperties properties, MeterRegistry meters) {
    this.signal = signal;
    this.mapper = mapper;
    this.properties = properties;
    this.free = new Semaphore(properties.maxClients());
    this.catchUps = new Semaphore(properties.maxReads(), true);
    Gauge.builder(
            "counterpool.stream.clients",
            free,
            left -> properties.maxClients() - left.availablePermits())
        .description("Open server-sent streams")
        .register(meters);
  }

  /**
   * Events after a sequence, oldest first.
   *
   * @param after a sequence, or null for the oldest that is kept
   */
  public Page<StoredEvent> page(
      EventLog log, String stream, @Nullable String after, @Nullable Integer limit) {
    int most = Limit.of(limit);
    List<StoredEvent> found = log.after(stream, position(log, stream, "after", after), most + 1);
    if (found.size() <= most) {
      return new Page<>(found, null);
    }
    List<StoredEvent> shown = found.subList(0, most);
    return new Page<>(shown, Long.toString(shown.getLast().sequence()));
  }

  /** As {@link #open(EventLog, String, String, String, String, HttpServletResponse)}, of all. */
  public ResponseEntity<StreamingResponseBody> open(
      EventLog log,
      String stream,
      @Nullable String lastEventId,
      @Nullable String after,
      HttpServletResponse response) {
    return open(log, stream, null, lastEventId, after, response);
  }

  /**
   * A server-sent stream behind {@code lastEventId}, or if that is null behind {@code after}, or
   * from the oldest event that is kept.
   *
   * @param topic only events about it are sent, under the numbers that they have in the whole
   *     stream; null for all. A reader learns with each heartbeat how far the stream has come
   * @param response the handler's argument: it refuses to be used once its request has ended, so
   *     that a late flush never reaches the response that the server makes of it next
   */
  public ResponseEntity<StreamingResponseBody> open(
      EventLog log,
      String stream,
      @Nullable String topic,
      @Nullable String lastEventId,
      @Nullable String after,
      HttpServletResponse response) {
    String name = lastEventId == null ? "after" : "Last-Event-ID";
    long from = position(log, stream, name, lastEventId == null ? after : lastEventId);
    if (from >= log.oldest(stream) && log.after(stream, from - 1, 1).isEmpty()) {
      throw KitProblems.invalidParameter(name, "is beyond the last event");
    }
    if (!free.tryAcquire()) {
      throw new ProblemException(
          Problem.of(KitProblems.TOO_MANY_REQUESTS)
              .detail("All " + properties.maxClients() + " streams of this process are in use.")
              .with("maximum", properties.maxClients()),
          RETRY);
    }
    try {
      sendHead(response);
    } catch (RuntimeException gone) {
      free.release();
      throw gone;
    }
    return ResponseEntity.ok(
        out -> {
          try {
            send(log, stream, topic, from, new Pen(out, response));
          } finally {
            free.release();
          }
        });
  }

  /**
   * Sends the headers before another thread writes the body: the filters write theirs when the
   * response is first flushed and when their own thread comes back to them, and two threads at that
   * at once break the response.
   */
  private static void sendHead(HttpServletResponse response) {
    response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader("X-Accel-Buffering", "no"); // A proxy in between would hold events back.
    try {
      response.flushBuffer();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private void send(EventLog log, String stream, @Nullable String topic, long from, Pen out) {
    long position = from;
    long heardFrom = System.nanoTime();
    try (EventSignal.Listener listener = signal.listen(stream);
        SharedTail tail = share(log, stream)) {
      out.comment("open");
      while (running) {
        long rings = listener.rings();
        List<EventTail.Entry> batch = tail.events().after(position, rings);
        if (System.nanoTime() - heardFrom >= properties.heartbeat().toNanos()) {
          out.alive(topic == null ? null : position);
          heardFrom = System.nanoTime();
        }
        if (batch.isEmpty()) {
          listener.await(rings, properties.poll());
          continue;
        }
        boolean written = false;
        for (EventTail.Entry entry : batch) {
          if (entry.sequence() != position + 1) {
            throw new IllegalStateException(
                "stream " + stream + " has a gap after " + position + ": " + entry.sequence());
          }
          if (topic == null || topic.equals(entry.topic())) {
            out.write(entry.text());
            written = true;
          }
          position = entry.sequence();
        }
        if (written) {
          out.flush();
          heardFrom = System.nanoTime();
        }
      }
    } catch (IOException gone) {
      LOG.debug("reader of {} left at {}: {}", stream, position, gone.toString());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException failed) {
      // The reader comes back with Last-Event-ID; it misses nothing.
      LOG.warn("stream {} ends at {}", stream, position, failed);
    }
  }

  /** The tail of a stream, there as long as it has readers. */
  private final class SharedTail implements AutoCloseable {
    private final String stream;
    private final EventTail events;
    private int readers;

    private SharedTail(String stream, EventTail events) {
      this.stream = stream;
      this.events = events;
    }

    EventTail events() {
      return events;
    }

    @Override
    public void close() {
      synchronized (tails) {
        if (--readers == 0) {
          tails.remove(stream);
        }
      }
    }
  }

  private SharedTail share(EventLog log, String stream) {
    synchronized (tails) {
      SharedTail tail =
          tails.computeIfAbsent(
              stream,
              _ ->
                  new SharedTail(
                      stream,
                      new EventTail(
                          log,
                          stream,
                          event ->
                              new EventTail.Entry(event.sequence(), log.topic(event), text(event)),
                          catchUps,
                          properties.poll().toNanos(),
                          () -> signal.published(stream))));
      tail.readers++;
      return tail;
    }
  }

  private byte[] text(StoredEvent event) {
    String text =
        "id: "
            + event.sequence()
            + "\nevent: "
            + event.type()
            + "\ndata: "
            + mapper.writeValueAsString(event)
            + "\n\n";
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The body's stream leaves flushing to the response. */
  private record Pen(OutputStream out, HttpServletResponse response) {

    void write(byte[] text) throws IOException {
      out.write(text);
    }

    private void write(String text) throws IOException {
      write(text.getBytes(StandardCharsets.UTF_8));
    }

    void flush() throws IOException {
      response.flushBuffer();
    }

    void comment(String text) throws IOException {
      write(": " + text + "\n\n");
      flush();
    }

    /** Breaks the silence; an id without data moves the reader's position and is no event. */
    void alive(@Nullable Long position) throws IOException {
      write((position == null ? "" : "id: " + position + "\n") + ": alive\n\n");
      flush();
    }
  }

  private static long position(EventLog log, String stream, String name, @Nullable String sent) {
    long oldest = log.oldest(stream);
    if (sent == null) {
      return oldest - 1;
    }
    if (!SEQUENCE.matcher(sent).matches()) {
      throw KitProblems.invalidParameter(name, "must be the sequence of an event, or 0");
    }
    long position = Long.parseLong(sent);
    if (position < oldest - 1) {
      throw Problem.of(KitProblems.HISTORY_REMOVED)
          .detail("Events up to " + (oldest - 1) + " were removed: they are older than is kept.")
          .with("parameter", name)
          .with("oldest", oldest)
          .with("actual", position)
          .asException();
    }
    return position;
  }

  @Override
  public void start() {
    running = true;
  }

  /** Ends every stream, before the server waits for its open requests. */
  @Override
  public void stop() {
    running = false;
    signal.wakeAll();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
