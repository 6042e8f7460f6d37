package io.counterpool.pool.intake;

import static java.util.Objects.requireNonNull;

import io.counterpool.kit.page.Cursor;
import io.counterpool.kit.page.Page;
import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.problem.Problem;
import io.counterpool.kit.problem.ProblemException;
import io.counterpool.kit.security.Caller;
import io.counterpool.kit.wire.CanonicalJson;
import io.counterpool.pool.configuration.PoolDirectory;
import io.counterpool.pool.executor.Command;
import io.counterpool.pool.refusal.PoolProblems;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;

/** Accepts commands of an authorised caller and tells what became of them. */
@Service
class CommandDesk {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  /** How often a command is read again whose executor runs in another process. */
  private static final Duration READ_EVERY = Duration.ofMillis(200);

  private final PoolDirectory pools;
  private final IntakeWriter writer;
  private final Backlog backlog;
  private final CommandStatusStore statuses;
  private final OutcomeSignal outcomes;
  private final CanonicalJson canonical;
  private final IntakeProperties properties;

  CommandDesk(
      PoolDirectory pools,
      IntakeWriter writer,
      Backlog backlog,
      CommandStatusStore statuses,
      OutcomeSignal outcomes,
      CanonicalJson canonical,
      IntakeProperties properties) {
    this.pools = pools;
    this.writer = writer;
    this.backlog = backlog;
    this.statuses = statuses;
    this.outcomes = outcomes;
    this.canonical = canonical;
    this.properties = properties;
  }

  /**
   * Makes a command durable, once.
   *
   * @param owner account or provider of the caller; {@link Command#NOBODY} for the custodian and
   *     the operator
   */
  ResponseEntity<CommandStatus> accept(
      String pool, CommandKind kind, UUID owner, UUID id, CommandBody body, Caller caller) {
    CommandForm.check(body, pools.requirePool(pool), owner);
    if (id.equals(owner)) {
      throw KitProblems.invalidParameter("id", "is another one than that of the owner");
    }
    if (backlog.orders(pool) + body.orderCount() > backlog.limit()) {
      throw overloaded(pool);
    }
    byte[] bytes = canonical.bytes(body);
    Offer offer =
        new Offer(
            new CommandPath(pool, kind, owner, id),
            new String(bytes, StandardCharsets.UTF_8),
            HexFormat.of().parseHex(CanonicalJson.sha256(bytes)),
            body.orderCount(),
            caller.subject());
    CompletableFuture<Acceptance> answer = writer.offer(offer);
    if (answer == null) {
      throw overloaded(pool);
    }
    return switch (await(answer)) {
      case Acceptance.Accepted(var path, var acceptedAt) ->
          ResponseEntity.accepted()
              .location(URI.create(path.uri()))
              .body(CommandStatus.accepted(path, acceptedAt));
      case Acceptance.IdReused(var path) ->
          throw Problem.of(KitProblems.ID_REUSED)
              .detail("This id was used for another command; choose a new one.")
              .with("id", path.id().toString())
              .asException();
    };
  }

  /** The pool to which a custody confirmation was sent. */
  Optional<String> poolOfConfirmation(UUID id) {
    return statuses.poolOfConfirmation(id);
  }

  /**
   * Where a command stands.
   *
   * @param wait how long to wait for its end; null: not at all
   */
  CommandStatus status(CommandPath path, @Nullable Duration wait) {
    if (wait == null || wait.isZero()) {
      return read(path);
    }
    if (wait.isNegative() || wait.compareTo(LONGEST_WAIT) > 0) {
      throw KitProblems.invalidParameter("wait", "is from PT0S to " + LONGEST_WAIT);
    }
    long deadline = System.nanoTime() + wait.toNanos();
    while (true) {
      CountDownLatch ended = outcomes.register(path.id());
      try {
        CommandStatus status = read(path);
        long left = deadline - System.nanoTime();
        if (status.state().isFinal() || left <= 0) {
          return status;
        }
        long pause =
            outcomes.isExecutedHere(path.pool()) ? left : Math.min(left, READ_EVERY.toNanos());
        boolean woken = ended.await(pause, TimeUnit.NANOSECONDS);
        if (!woken && System.nanoTime() >= deadline) {
          return read(path);
        }
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return read(path);
      } finally {
        outcomes.forget(path.id(), ended);
      }
    }
  }

  /**
   * Orders and batches of an account, newest first.
   *
   * @param after acceptance sequence of the last one seen, or null
   */
  Page<CommandStatus> orders(String pool, UUID account, @Nullable Cursor after, int limit) {
    long before = after == null ? Long.MAX_VALUE : after.number(0);
    return Page.of(
        statuses.ordersOf(pool, account, before, limit + 1),
        limit,
        status -> Cursor.of(requireNonNull(status.sequence())));
  }

  private CommandStatus read(CommandPath path) {
    return statuses.find(path).orElseThrow(() -> KitProblems.notFound("command", path.id()));
  }

  private Acceptance await(CompletableFuture<Acceptance> answer) {
    try {
      return answer.get(properties.answerTimeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(failed.getCause());
    } catch (TimeoutException late) {
      throw new QueryTimeoutException("the intake did not commit in time", late);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new QueryTimeoutException("interrupted while the intake commits", interrupted);
    }
  }

  private ProblemException overloaded(String pool) {
    return new ProblemException(
        Problem.of(PoolProblems.OVERLOADED)
            .detail("More is accepted than can be executed now; repeat with the same id.")
            .with("limit", backlog.limit())
            .with("orders", backlog.orders(pool)),
        RETRY_AFTER);
  }
}
