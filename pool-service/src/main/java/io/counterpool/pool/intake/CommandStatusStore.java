package io.counterpool.pool.intake;

import io.counterpool.pool.executor.Journal;
import io.counterpool.pool.intake.CommandStatus.State;
import io.counterpool.pool.refusal.PoolProblems;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads where commands stand. */
@Repository
class CommandStatusStore {

  private static final TypeReference<Map<String, Object>> FIGURES = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final PoolProblems problems;

  CommandStatusStore(JdbcClient jdbc, JsonMapper json, PoolProblems problems) {
    this.jdbc = jdbc;
    this.json = json;
    this.problems = problems;
  }

  /** A command without its outcome. */
  record Row(CommandPath path, Instant acceptedAt, int orders, @Nullable Long sequence) {}

  private record Line(
      int line,
      State state,
      @Nullable Long round,
      @Nullable Map<String, Object> result,
      Journal.@Nullable Refusal refusal) {}

  /** Where the command at this path stands. */
  Optional<CommandStatus> find(CommandPath path) {
    return jdbc.sql(
            """
            select i.pool_id, i.kind, i.owner, i.id, i.accepted_at, i.orders, t.sequence
              from intake i left join command_taken t using (pool_id, lane, lane_seq)
             where i.pool_id = :pool and i.owner = :owner and i.kind = :kind and i.id = :id
            """)
        .param("pool", path.pool())
        .param("owner", path.owner())
        .param("kind", path.kind().name())
        .param("id", path.id())
        .query(CommandStatusStore::row)
        .optional()
        .map(row -> statuses(row.path().pool(), List.of(row)).getFirst());
  }

  /** The pool to which a custody confirmation was sent. */
  Optional<String> poolOfConfirmation(UUID id) {
    return jdbc.sql("select pool_id from intake where kind = 'CUSTODY_CONFIRMATION' and id = :id")
        .param("id", id)
        .query(String.class)
        .optional();
  }

  /**
   * Orders and order batches of an account that were taken in, newest first.
   *
   * @param beforeSequence exclusive
   */
  List<CommandStatus> ordersOf(String pool, UUID account, long beforeSequence, int limit) {
    List<Row> rows =
        jdbc.sql(
                """
                select i.pool_id, i.kind, i.owner, i.id, i.accepted_at, i.orders, t.sequence
                  from intake i join command_taken t using (pool_id, lane, lane_seq)
                 where i.pool_id = :pool and i.owner = :owner and i.kind in ('ORDER', 'ORDER_BATCH')
                   and t.sequence < :before
                 order by t.sequence desc
                 limit :limit
                """)
            .param("pool", pool)
            .param("owner", account)
            .param("before", beforeSequence)
            .param("limit", limit)
            .query(CommandStatusStore::row)
            .list();
    return statuses(pool, rows);
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        new CommandPath(
            row.getString("pool_id"),
            CommandKind.valueOf(row.getString("kind")),
            row.getObject("owner", UUID.class),
            row.getObject("id", UUID.class)),
        row.getObject("accepted_at", OffsetDateTime.class).toInstant(),
        row.getInt("orders"),
        row.getObject("sequence", Long.class));
  }

  private List<CommandStatus> statuses(String pool, List<Row> rows) {
    Map<Long, List<Line>> lines =
        lines(pool, rows.stream().map(Row::sequence).filter(Objects::nonNull).toList());
    return rows.stream().map(row -> status(row, lines.getOrDefault(key(row), List.of()))).toList();
  }

  private static long key(Row row) {
    Long sequence = row.sequence();
    return sequence == null ? -1 : sequence;
  }

  private Map<Long, List<Line>> lines(String pool, List<Long> sequences) {
    Map<Long, List<Line>> lines = new HashMap<>();
    if (sequences.isEmpty()) {
      return lines;
    }
    jdbc.sql(
            """
            select sequence, line, state, round, result, refusal from command_outcome
             where pool_id = :pool and sequence = any(:sequences)
             order by sequence, line
            """)
        .param("pool", pool)
        .param("sequences", sequences.toArray(Long[]::new))
        .query(
            row -> {
              lines
                  .computeIfAbsent(row.getLong("sequence"), _ -> new ArrayList<>())
                  .add(
                      new Line(
                          row.getInt("line"),
                          State.valueOf(row.getString("state")),
                          row.getObject("round", Long.class),
                          figures(row.getString("result")),
                          refusal(row.getString("refusal"))));
            });
    return lines;
  }

  private CommandStatus status(Row row, List<Line> lines) {
    return row.path().kind() == CommandKind.ORDER_BATCH
        ? batch(row, lines)
        : lines.isEmpty()
            ? status(row, row.sequence() == null ? State.ACCEPTED : State.WAITING, null, null, null)
            : single(row, lines.getFirst());
  }

  private CommandStatus single(Row row, Line line) {
    return status(row, line.state(), line.round(), line.result(), line.refusal());
  }

  /** A batch has ended when all its lines have; it was executed if any of them was. */
  private CommandStatus batch(Row row, List<Line> lines) {
    State state =
        row.sequence() == null
            ? State.ACCEPTED
            : lines.size() < row.orders()
                ? State.WAITING
                : lines.stream()
                    .map(Line::state)
                    .min(Comparator.naturalOrder())
                    .orElse(State.WAITING);
    List<Map<String, @Nullable Object>> items = new ArrayList<>();
    for (Line line : lines) {
      Map<String, @Nullable Object> item = new LinkedHashMap<>();
      item.put("line", line.line());
      item.put("state", line.state());
      item.put("round", line.round());
      item.put("result", line.result());
      Journal.Refusal refusal = line.refusal();
      item.put(
          "problem", refusal == null ? null : problems.of(refusal).at(row.path().uri()).toJson());
      items.add(item);
    }
    Map<String, @Nullable Object> result = lines.isEmpty() ? null : Map.of("lines", items);
    return status(row, state, null, result, null);
  }

  private CommandStatus status(
      Row row,
      State state,
      @Nullable Long round,
      @Nullable Map<String, ?> result,
      Journal.@Nullable Refusal refusal) {
    return new CommandStatus(
        row.path().id(),
        row.path().kind(),
        state,
        row.acceptedAt(),
        row.sequence(),
        round,
        result,
        refusal == null ? null : problems.of(refusal).at(row.path().uri()));
  }

  private @Nullable Map<String, Object> figures(@Nullable String text) {
    return text == null ? null : json.readValue(text, FIGURES);
  }

  private Journal.@Nullable Refusal refusal(@Nullable String text) {
    return text == null ? null : json.readValue(text, Journal.Refusal.class);
  }
}
