package io.counterpool.oracle.intake;

import io.counterpool.kit.wire.InstantForm;
import io.counterpool.models.oracle.PriceGrade;
import io.counterpool.oracle.feed.FeedId;
import io.counterpool.oracle.intake.InterventionOutcome.Done;
import io.counterpool.oracle.intake.InterventionOutcome.IdReused;
import io.counterpool.oracle.intake.InterventionOutcome.Refused.NotHalted;
import io.counterpool.oracle.intake.InterventionOutcome.Refused.NotResumable;
import io.counterpool.oracle.intake.Interventions.Judged;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Operators' orders and what became of them: appended, never changed. */
@Repository
class InterventionStore {

  /**
   * An order in the order of all.
   *
   * @param number ascending, not dense
   */
  record Numbered(long number, Judged judged) {}

  private final JdbcClient jdbc;

  InterventionStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Judged> find(Intervention.Key key) {
    return jdbc.sql("select * from feed_intervention where feed = :feed and intervention = :id")
        .param("feed", key.feed().value())
        .param("id", key.id())
        .query(InterventionStore::judged)
        .optional();
  }

  /** When the feed was halted last. */
  Optional<Instant> lastHalt(FeedId feed) {
    return jdbc.sql(
            """
            select at from feed_intervention where feed = :feed and kind = 'HALT'
            order by number desc limit 1
            """)
        .param("feed", feed.value())
        .query((row, _) -> row.getObject("at", OffsetDateTime.class).toInstant())
        .optional();
  }

  /** Orders to a feed with a number above {@code after}, ascending. */
  List<Numbered> list(FeedId feed, long after, int limit) {
    return jdbc.sql(
            """
            select * from feed_intervention where feed = :feed and number > :after
            order by number limit :limit
            """)
        .param("feed", feed.value())
        .param("after", after)
        .param("limit", limit)
        .query((row, n) -> new Numbered(row.getLong("number"), judged(row, n)))
        .list();
  }

  private record Figures(
      @Nullable Long round,
      @Nullable PriceGrade grade,
      @Nullable Integer valid,
      @Nullable Integer quorum) {

    static Figures of(InterventionOutcome outcome) {
      return switch (outcome) {
        case Done(_, _, long round) -> new Figures(round, null, null, null);
        case NotHalted(PriceGrade grade) -> new Figures(null, grade, null, null);
        case NotResumable(PriceGrade grade, int valid, int quorum) ->
            new Figures(null, grade, valid, quorum);
        case IdReused _ -> throw new IllegalArgumentException("not an order of its own");
      };
    }
  }

  void insert(Judged judged) {
    Intervention order = judged.order();
    Figures figures = Figures.of(judged.outcome());
    jdbc.sql(
            """
            insert into feed_intervention (feed, intervention, kind, reason, principal, at, round,
                                           grade, valid, quorum)
            values (:feed, :id, :kind, :reason, :principal, :at::timestamptz, :round, :grade,
                    :valid, :quorum)
            """)
        .param("feed", order.feed().value())
        .param("id", order.id())
        .param("kind", order.kind().name())
        .param("reason", order.reason())
        .param("principal", order.principal())
        .param("at", InstantForm.write(judged.at()))
        .param("round", figures.round(), Types.BIGINT)
        .param("grade", figures.grade() == null ? null : figures.grade().name())
        .param("valid", figures.valid(), Types.INTEGER)
        .param("quorum", figures.quorum(), Types.INTEGER)
        .update();
  }

  private static Judged judged(ResultSet row, int number) throws SQLException {
    Instant at = row.getObject("at", OffsetDateTime.class).toInstant();
    Intervention order =
        new Intervention(
            new FeedId(row.getString("feed")),
            row.getObject("intervention", java.util.UUID.class),
            Intervention.Kind.valueOf(row.getString("kind")),
            row.getString("reason"),
            row.getString("principal"));
    return new Judged(order, at, outcome(row, order, at));
  }

  private static InterventionOutcome outcome(ResultSet row, Intervention order, Instant at)
      throws SQLException {
    Long round = row.getObject("round", Long.class);
    if (round != null) {
      return new Done(order.principal(), at, round);
    }
    PriceGrade grade = PriceGrade.valueOf(row.getString("grade"));
    Integer valid = row.getObject("valid", Integer.class);
    return valid == null
        ? new NotHalted(grade)
        : new NotResumable(grade, valid, row.getInt("quorum"));
  }
}
