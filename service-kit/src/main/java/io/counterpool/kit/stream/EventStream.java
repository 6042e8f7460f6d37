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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import tools.jackson.databind.json.JsonMapper;

/**
 * The events of a stream in two forms with one sequence: pages by {@code after}, and a server-sent
 * stream that resumes behind {@code Last-Event-ID}. Each stream reads the log itself, at the pace
 * of its reader: nothing is queued for it, and a reader that takes nothing for the connector's
 * write timeout is disconnected.
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
  private static final int BATCH = 100;
  private static final Pattern SEQUENCE = Pattern.compile("0|[1-9][0-9]{0,17}");
  private static final Duration RETRY = Duration.ofSeconds(5);

  private final EventSignal signal;
  private final JsonMapper mapper;
  private final StreamProperties properties;
  private final Semaphore free;
  private volatile boolean running;

  EventStream(
      EventSignal signal, JsonMapper mapper, StreamProperties properties, MeterRegistry meters) {
    this.signal = signal;
    this.mapper = mapper;
    this.properties = properties;
    this.free = new Semaphore(properties.maxClients());
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
   * @param after a sequence, or null for the beginning
   */
  public Page<StoredEvent> page(
      EventLog log, String stream, @Nullable String after, @Nullable Integer limit) {
    int most = Limit.of(limit);
    List<StoredEvent> found = log.after(stream, position("after", after), most + 1);
    if (found.size() <= most) {
      return new Page<>(found, null);
    }
    List<StoredEvent> shown = found.subList(0, most);
    return new Page<>(shown, Long.toString(shown.getLast().sequence()));
  }

  /**
   * A server-sent stream behind {@code lastEventId}, or if that is null behind {@code after}, or
   * from the beginning.
   *
   * @param response the handler's argument: it refuses to be used once its request has ended, so
   *     that a late flush never reaches the response that the server makes of it next
   */
  public ResponseEntity<StreamingResponseBody> open(
      EventLog log,
      String stream,
      @Nullable String lastEventId,
      @Nullable String after,
      HttpServletResponse response) {
    long from =
        lastEventId == null ? position("after", after) : position("Last-Event-ID", lastEventId);
    if (!free.tryAcquire()) {
      throw new ProblemException(
          Problem.of(KitProblems.TOO_MANY_REQUESTS)
              .detail("All " + properties.maxClients() + " streams of this process are in use.")
              .with("maximum", properties.maxClients()),
          RETRY);
    }
    StreamingResponseBody body =
        out -> {
          try {
            send(log, stream, from, new Pen(out, response));
          } finally {
            free.release();
          }
        };
    return ResponseEntity.ok()
        .contentType(MediaType.TEXT_EVENT_STREAM)
        .cacheControl(CacheControl.noStore())
        .header("X-Accel-Buffering", "no") // A proxy in between would hold events back.
        .body(body);
  }

  private void send(EventLog log, String stream, long from, Pen out) {
    long position = from;
    long heardFrom = System.nanoTime();
    try (EventSignal.Listener listener = signal.listen(stream)) {
      out.comment("open");
      while (running) {
        long rings = listener.rings();
        List<StoredEvent> batch = log.after(stream, position, BATCH);
        if (batch.isEmpty()) {
          if (System.nanoTime() - heardFrom >= properties.heartbeat().toNanos()) {
            out.comment("alive");
            heardFrom = System.nanoTime();
          }
          listener.await(rings, properties.poll());
          continue;
        }
        for (StoredEvent event : batch) {
          if (event.sequence() != position + 1) {
            throw new IllegalStateException(
                "stream " + stream + " has a gap after " + position + ": " + event.sequence());
          }
          out.write(text(event));
          position = event.sequence();
        }
        out.flush();
        heardFrom = System.nanoTime();
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

  private String text(StoredEvent event) {
    return "id: "
        + event.sequence()
        + "\nevent: "
        + event.type()
        + "\ndata: "
        + mapper.writeValueAsString(event)
        + "\n\n";
  }

  /** The body's stream leaves flushing to the response. */
  private record Pen(OutputStream out, HttpServletResponse response) {

    void write(String text) throws IOException {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    void flush() throws IOException {
      response.flushBuffer();
    }

    void comment(String text) throws IOException {
      write(": " + text + "\n\n");
      flush();
    }
  }

  private static long position(String name, @Nullable String sent) {
    if (sent == null) {
      return 0;
    }
    if (!SEQUENCE.matcher(sent).matches()) {
      throw KitProblems.invalidParameter(name, "must be the sequence of an event, or 0");
    }
    return Long.parseLong(sent);
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
