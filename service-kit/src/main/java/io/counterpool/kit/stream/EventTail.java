package io.counterpool.kit.stream;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest events of one stream, read from the log once for all readers of this process.
 *
 * <p>Readers at the end share one look into the log for each signal or poll, and one written form
 * of each event; a reader further back reads the log itself, one of a few at a time. So the number
 * of readers, and how slow they are, is nothing to the database.
 */
final class EventTail {

  /**
   * An event as it is sent.
   *
   * @param text shared by all readers, never changed
   */
  @SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
  record Entry(long sequence, String topic, byte[] text) {}

  private static final Logger LOG = LoggerFactory.getLogger(EventTail.class);

  /** Events kept for readers that are not quite at the end. */
  private static final int KEPT = 1_000;

  /** Events a reader is given at once: what a reader that takes nothing holds in memory. */
  static final int BATCH = 50;

  private final EventLog log;
  private final String stream;
  private final Function<StoredEvent, Entry> form;
  private final Semaphore reads;
  private final long pollNanos;
  private final Runnable found;
  private final ReentrantLock lock = new ReentrantLock();
  // Contiguous, up to and with last; empty is possible once anything was read.
  private final Deque<Entry> entries = new ArrayDeque<>();
  private long last = -1;
  private long heard = -1;
  private long lookedAt;

  EventTail(
      EventLog log,
      String stream,
      Function<StoredEvent, Entry> form,
      Semaphore reads,
      long pollNanos,
      Runnable found) {
    this.log = log;
    this.stream = stream;
    this.form = form;
    this.reads = reads;
    this.pollNanos = pollNanos;
    this.found = found;
  }

  /**
   * At most {@link #BATCH} events behind {@code position}, which must be that of an event, or that
   * before the oldest; none if it is the last one.
   *
   * @param rings how often the stream's bell had rung before the call
   */
  List<Entry> after(long position, long rings) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (position == last && isDue(rings)) {
        look(rings);
      }
      if (position == last) {
        return List.of();
      }
      if (position < last && position >= last - entries.size()) {
        return behind(position);
      }
    } finally {
      lock.unlock();
    }
    return catchUp(position);
  }

  private boolean isDue(long rings) {
    return rings > heard || System.nanoTime() - lookedAt >= pollNanos;
  }

  /** A failed look is one that found nothing: the next one comes with the next poll. */
  private void look(long rings) {
    boolean polled = rings <= heard;
    heard = Math.max(heard, rings);
    lookedAt = System.nanoTime();
    List<StoredEvent> more;
    try {
      more = log.after(stream, last, BATCH);
    } catch (RuntimeException outage) {
      LOG.warn("stream {} waits at {}: {}", stream, last, outage.toString());
      return;
    }
    more.forEach(event -> keep(form.apply(event)));
    if (polled && !more.isEmpty()) {
      found.run(); // Another process wrote them, and nobody else here knows.
    }
  }

  private void keep(Entry entry) {
    if (entry.sequence() != last + 1) {
      throw new IllegalStateException(
          "stream " + stream + " has a gap after " + last + ": " + entry.sequence());
    }
    entries.addLast(entry);
    last = entry.sequence();
    if (entries.size() > KEPT) {
      entries.removeFirst();
    }
  }

  private List<Entry> behind(long position) {
    List<Entry> found = new ArrayList<>();
    // From the end: a reader is near it more often than not.
    Iterator<Entry> newestFirst = entries.descendingIterator();
    long most = position + BATCH;
    while (newestFirst.hasNext()) {
      Entry entry = newestFirst.next();
      if (entry.sequence() <= position) {
        break;
      }
      if (entry.sequence() <= most) {
        found.add(entry);
      }
    }
    return found.reversed();
  }

  private List<Entry> catchUp(long position) throws InterruptedException {
    List<Entry> read = new ArrayList<>();
    reads.acquire();
    try {
      log.after(stream, position, BATCH).forEach(event -> read.add(form.apply(event)));
    } finally {
      reads.release();
    }
    lock.lockInterruptibly();
    try {
      long end = read.isEmpty() ? position : read.getLast().sequence();
      if (end > last) {
        // The first reader, or one that is ahead of all: the others will follow here.
        entries.clear();
        last = position;
        read.forEach(this::keep);
        if (read.isEmpty()) {
          lookedAt = System.nanoTime();
        }
      }
    } finally {
      lock.unlock();
    }
    return read;
  }
}
