package io.counterpool.pool.executor;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the round log. */
@Repository
class RoundReads {

  private final JdbcClient jdbc;

  RoundReads(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A round in one line. */
  record RoundLine(long round, Instant at, int fills) {}

  /** A round with everything it depended on besides the pool's own state. */
  record RoundDetail(
      long round,
      Instant at,
      int fills,
      @JsonRawValue @Schema(type = "object", implementation = Object.class) String input) {}

  /** Rounds after a number, oldest first. */
  List<RoundLine> after(String pool, long round, int limit) {
    return jdbc.sql(
            """
            select round, at, fills from round_done
             where pool_id = :pool and round > :after
             order by round
             limit :limit
            """)
        .param("pool", pool)
        .param("after", round)
        .param("limit", limit)
        .query(
            (row, _) ->
                new RoundLine(
                    row.getLong("round"),
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    row.getInt("fills")))
        .list();
  }

  Optional<RoundDetail> round(String pool, long round) {
    return jdbc.sql(
            "select round, at, fills, input from round_done where pool_id = :pool and round ="
                + " :round")
        .param("pool", pool)
        .param("round", round)
        .query(
            (row, _) ->
                new RoundDetail(
                    row.getLong("round"),
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    row.getInt("fills"),
                    row.getString("input")))
        .optional();
  }
}
