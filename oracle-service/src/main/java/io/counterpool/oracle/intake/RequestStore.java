package io.counterpool.oracle.intake;

import io.counterpool.kit.wire.InstantForm;
import io.counterpool.oracle.feed.FeedId;
import io.counterpool.oracle.round.RoundConstraint;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Requests for rounds and what they were answered, so that the same request gets it again. */
@Repository
class RequestStore {

  /**
   * A request that was answered.
   *
   * @param round null if it was below quorum
   * @param nodes null unless the feed's aggregation asks for nodes
   */
  record Answered(
      RoundRequest request,
      @Nullable Long round,
      int valid,
      int quorum,
      RoundAnswer.@Nullable Nodes nodes) {}

  private final JdbcClient jdbc;

  RequestStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Answered> find(UUID id) {
    return jdbc.sql("select * from round_request where request_id = :id")
        .param("id", id)
        .query(RequestStore::answered)
        .optional();
  }

  void insert(Answered answered) {
    RoundRequest request = answered.request();
    RoundAnswer.Nodes nodes = answered.nodes();
    Instant observedAfter = request.constraint().observedAfter();
    jdbc.sql(
            """
            insert into round_request (request_id, feed, taken_after, observed_after, round, valid,
                                       quorum, nodes, node_quorum)
            values (:id, :feed, :takenAfter, :observedAfter::timestamptz, :round, :valid, :quorum,
                    :nodes, :nodeQuorum)
            """)
        .param("id", request.id())
        .param("feed", request.feed().value())
        .param("takenAfter", request.constraint().takenAfter(), Types.BIGINT)
        .param("observedAfter", observedAfter == null ? null : InstantForm.write(observedAfter))
        .param("round", answered.round(), Types.BIGINT)
        .param("valid", answered.valid())
        .param("quorum", answered.quorum())
        .param("nodes", nodes == null ? null : nodes.valid(), Types.INTEGER)
        .param("nodeQuorum", nodes == null ? null : nodes.quorum(), Types.INTEGER)
        .update();
  }

  private static Answered answered(ResultSet row, int number) throws SQLException {
    OffsetDateTime observedAfter = row.getObject("observed_after", OffsetDateTime.class);
    return new Answered(
        new RoundRequest(
            row.getObject("request_id", UUID.class),
            new FeedId(row.getString("feed")),
            new RoundConstraint(
                row.getObject("taken_after", Long.class),
                observedAfter == null ? null : observedAfter.toInstant())),
        row.getObject("round", Long.class),
        row.getInt("valid"),
        row.getInt("quorum"),
        nodes(row));
  }

  private static RoundAnswer.@Nullable Nodes nodes(ResultSet row) throws SQLException {
    Integer valid = row.getObject("nodes", Integer.class);
    Integer quorum = row.getObject("node_quorum", Integer.class);
    return valid == null || quorum == null ? null : new RoundAnswer.Nodes(valid, quorum);
  }
}
