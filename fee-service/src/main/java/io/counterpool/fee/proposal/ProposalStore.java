package io.counterpool.fee.proposal;

import io.counterpool.fee.schedule.MarketId;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** SQL of the proposals. Rows are only ever added. */
@Repository
class ProposalStore {

  private final JdbcClient jdbc;
  private final JsonMapper json;

  ProposalStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** The next free number; others that propose for the market wait until this transaction ends. */
  long nextNumber(MarketId market) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('schedule_proposal ' || :market, 0))")
        .param("market", market.value())
        .query((_, _) -> true)
        .single();
    return jdbc.sql(
            "select coalesce(max(number), 0) + 1 from schedule_proposal where market = :market")
        .param("market", market.value())
        .query(Long.class)
        .single();
  }

  void append(Proposal proposal) {
    jdbc.sql(
            "insert into schedule_proposal (market, number, content)"
                + " values (:market, :number, :content)")
        .param("market", proposal.market().value())
        .param("number", proposal.number())
        .param("content", json.writeValueAsString(proposal))
        .update();
  }

  Optional<Proposal> find(MarketId market, long number) {
    return jdbc.sql(
            "select content from schedule_proposal where market = :market and number = :number")
        .param("market", market.value())
        .param("number", number)
        .query((row, _) -> json.readValue(row.getString(1), Proposal.class))
        .optional();
  }

  /** At most {@code limit} proposals after {@code after}, ascending. */
  List<Proposal> list(MarketId market, long after, int limit) {
    return jdbc.sql(
            """
            select content from schedule_proposal where market = :market and number > :after
            order by number limit :limit
            """)
        .param("market", market.value())
        .param("after", after)
        .param("limit", limit)
        .query((row, _) -> json.readValue(row.getString(1), Proposal.class))
        .list();
  }
}
