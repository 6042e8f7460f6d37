package io.counterpool.oracle.intake;

import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.problem.Problem;
import io.counterpool.kit.problem.ProblemException;
import io.counterpool.oracle.intake.BookKeeper.Recorded;
import io.counterpool.oracle.round.RoundEvents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/**
 * Callers queue, one thread writes: everything that waits when it is free becomes one commit, and
 * each caller is answered after that commit.
 */
@Component
class IntakeWriter implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(IntakeWriter.class);

  /** A request holds up to a thousand reports; more than this many wait nowhere. */
  private static final int QUEUE = 1_024;

  private static final int MOST_COMMANDS = 256;
  private static final long LONGEST_WAIT_SECONDS = 30;
  private static final long POLL_MILLIS = 200;

  private record Entry<A>(IntakeCommand<A> command, CompletableFuture<A> answer) {

    @SuppressWarnings("unchecked") // The answer was made by this entry's own command.
    void complete(Object decided) {
      answer.complete((A) decided);
    }
  }

  private final BookKeeper keeper;
  private final IntakeMetrics metrics;
  private final RoundEvents events;
  private final BlockingQueue<Entry<?>> queue = new ArrayBlockingQueue<>(QUEUE);
  private volatile @Nullable Thread thread;

  IntakeWriter(BookKeeper keeper, IntakeMetrics metrics, RoundEvents events) {
    this.keeper = keeper;
    this.metrics = metrics;
    this.events = events;
    metrics.watchQueue(queue);
  }

  /**
   * The command's answer, once what it did is durable.
   *
   * @throws ProblemException {@code too-many-requests}, if the queue is full
   */
  <A> A answer(IntakeCommand<A> command) {
    Entry<A> entry = new Entry<>(command, new CompletableFuture<>());
    if (!queue.offer(entry)) {
      throw new ProblemException(
          Problem.of(KitProblems.TOO_MANY_REQUESTS)
              .detail("The intake is full: " + QUEUE + " requests wait.")
              .with("limit", QUEUE),
          Duration.ofSeconds(1));
    }
    try {
      return entry.answer().get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(failed.getCause());
    } catch (TimeoutException late) {
      throw unavailable("No answer within " + LONGEST_WAIT_SECONDS + " s; ask again.");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw unavailable("The service stops; ask again.");
    }
  }

  private static ProblemException unavailable(String detail) {
    return new ProblemException(
        Problem.of(KitProblems.DATABASE_UNAVAILABLE).detail(detail), Duration.ofSeconds(1));
  }

  private void write() {
    List<Entry<?>> group = new ArrayList<>(MOST_COMMANDS);
    while (thread != null || !queue.isEmpty()) {
      try {
        Entry<?> first = queue.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
        if (first != null) {
          group.add(first);
          queue.drainTo(group, MOST_COMMANDS - 1);
          write(group);
          group.clear();
        }
      } catch (InterruptedException stopped) {
        LOG.debug("woken to stop");
      }
    }
  }

  private void write(List<Entry<?>> group) {
    Recorded recorded;
    try {
      recorded = keeper.record(group.stream().map(Entry::command).toList());
    } catch (DataIntegrityViolationException
        | IllegalStateException
        | IllegalArgumentException refused) {
      refuseSingly(group, refused);
      return;
    } catch (RuntimeException unavailable) {
      group.forEach(entry -> entry.answer().completeExceptionally(unavailable));
      return;
    }
    metrics.recorded(group.size(), recorded);
    if (!recorded.rounds().isEmpty()) {
      events.published();
    }
    for (int i = 0; i < group.size(); i++) {
      group.get(i).complete(recorded.answers().get(i));
    }
  }

  /** One command that cannot be recorded must not take the others with it. */
  private void refuseSingly(List<Entry<?>> group, RuntimeException reason) {
    if (group.size() == 1) {
      LOG.error("command cannot be recorded", reason);
      group.getFirst().answer().completeExceptionally(reason);
      return;
    }
    List.copyOf(group).forEach(entry -> write(List.of(entry)));
  }

  @Override
  public void start() {
    Thread writer = Thread.ofPlatform().name("oracle-intake").unstarted(this::write);
    thread = writer;
    writer.start();
  }

  @Override
  public void stop() {
    Thread writer = thread;
    thread = null;
    if (writer != null) {
      try {
        writer.join(Duration.ofSeconds(10));
      } catch (InterruptedException hurried) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  /** Before the web server starts, after it stops. */
  @Override
  public int getPhase() {
    return 0;
  }
}
