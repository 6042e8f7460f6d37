package io.counterpool.kit.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.counterpool.kit.stream.EventTail.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class EventTailTest {

  private static final long NEVER = Long.MAX_VALUE;

  /** A log in memory that counts how often it is read, and how many read it at once. */
  private static final class Log implements EventLog {
    private final AtomicLong end = new AtomicLong();
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger present = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private volatile boolean broken;
    private volatile long missing;

    @Override
    public List<StoredEvent> after(String stream, long sequence, int limit) {
      reads.incrementAndGet();
      mostAtOnce.accumulateAndGet(present.incrementAndGet(), Math::max);
      try {
        if (broken) {
          throw new IllegalStateException("out of order");
        }
        return LongStream.rangeClosed(sequence + 1, Math.min(sequence + limit, end.get()))
            .filter(n -> n != missing)
            .mapToObj(n -> new StoredEvent(n, "made", Instant.EPOCH, Instant.EPOCH, "{}"))
            .toList();
      } finally {
        present.decrementAndGet();
      }
    }
  }

  private final Log log = new Log();
  private final AtomicInteger found = new AtomicInteger();

  private EventTail tail(long pollNanos) {
    return new EventTail(
        log,
        "s",
        event -> new Entry(event.sequence(), "", new byte[0]),
        new Semaphore(2, true),
        pollNanos,
        found::incrementAndGet);
  }

  private static List<Long> sequences(List<Entry> entries) {
    return entries.stream().map(Entry::sequence).toList();
  }

  @Test
  void readersAtTheEndShareOneLook() throws Exception {
    EventTail tail = tail(NEVER);
    assertThat(tail.after(0, 0)).isEmpty();
    assertThat(tail.after(0, 0)).isEmpty();
    log.end.set(3);
    int before = log.reads.get();
    // Nobody has heard of them yet, and it is too early to poll.
    assertThat(tail.after(0, 0)).isEmpty();
    for (int reader = 0; reader < 1_000; reader++) {
      assertThat(sequences(tail.after(0, 1))).containsExactly(1L, 2L, 3L);
      assertThat(tail.after(3, 1)).isEmpty();
    }
    assertThat(log.reads.get() - before).isEqualTo(1);
    assertThat(found).hasValue(0);
  }

  @Test
  void tellsTheOthersWhatAPollHasFound() throws Exception {
    EventTail tail = tail(0);
    assertThat(tail.after(0, 0)).isEmpty();
    assertThat(tail.after(0, 0)).isEmpty();
    log.end.set(1);
    assertThat(tail.after(0, 0)).hasSize(1);
    assertThat(found).hasValue(1);
  }

  @Test
  void everyReaderGetsEveryEventOnceWhereverItBegins() throws Exception {
    EventTail tail = tail(0);
    int total = 3_000;
    List<Callable<List<Long>>> readers = new ArrayList<>();
    for (int reader = 0; reader < 64; reader++) {
      long from = reader * 40L;
      readers.add(
          () -> {
            List<Long> seen = new ArrayList<>();
            for (long position = from; position < total; ) {
              List<Entry> batch = tail.after(position, 0);
              assertThat(batch.size()).isLessThanOrEqualTo(EventTail.BATCH);
              seen.addAll(sequences(batch));
              position += batch.size();
            }
            return seen;
          });
    }
    log.end.set(2_600); // No reader begins beyond the end.
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<Long>>> running = readers.stream().map(threads::submit).toList();
      while (log.end.get() < total) {
        log.end.addAndGet(1);
      }
      for (int reader = 0; reader < running.size(); reader++) {
        assertThat(running.get(reader).get())
            .isEqualTo(LongStream.rangeClosed(reader * 40L + 1, total).boxed().toList());
      }
    }
    // Two that catch up, and one that looks for all at the end.
    assertThat(log.mostAtOnce.get()).isLessThanOrEqualTo(3);
  }

  @Test
  void anOutageIsAWaitForThoseAtTheEnd() throws Exception {
    EventTail tail = tail(0);
    assertThat(tail.after(0, 0)).isEmpty();
    log.broken = true;
    log.end.set(2);
    assertThat(tail.after(0, 1)).isEmpty();
    log.broken = false;
    assertThat(sequences(tail.after(0, 1))).containsExactly(1L, 2L);
  }

  @Test
  void aGapEndsTheStream() throws Exception {
    EventTail tail = tail(0);
    log.end.set(5);
    log.missing = 3;
    assertThatThrownBy(() -> tail.after(0, 0)).hasMessage("stream s has a gap after 2: 4");
    log.missing = 0;
    assertThat(sequences(tail.after(2, 1))).containsExactly(3L, 4L, 5L);
  }
}
