package io.counterpool.oracle.report;

import io.counterpool.kit.wire.InstantForm;
import io.counterpool.models.Decimal;
import io.counterpool.oracle.feed.FeedId;
import io.counterpool.oracle.feed.PublisherId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Signed reports that were refused, until the next round of their feed lists them: the first of
 * each publisher and reason before each round, so nobody fills the database with what is refused.
 */
@Repository
public class RefusalLog {

  /**
   * A report that was refused.
   *
   * @param round the next one of its feed
   */
  public record Row(long round, Submission submission, Refusal refusal, Instant refusedAt) {

    public RefusedReport refused() {
      return new RefusedReport(submission.report(), refusal);
    }
  }

  private final JdbcClient jdbc;

  public RefusalLog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Writes all of them in one statement. */
  public void insert(List<Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            insert into refused_report (feed, round, publisher, refusal, sequence, price,
                                        confidence, observed_at, refused_at, signature,
                                        publisher_version, scheme, signed_by, message)
            select n.feed, n.round, n.publisher, n.refusal, n.sequence, n.price::numeric,
                   n.confidence::numeric, n.observed::timestamptz, n.refused::timestamptz,
                   decode(n.signature, 'base64'), n.version, n.scheme, n.signer,
                   decode(n.message, 'base64')
            from unnest(:feeds::text[], :rounds::bigint[], :publishers::text[],
                        :refusals::text[], :sequences::bigint[], :prices::text[],
                        :confidences::text[], :observed::text[], :refused::text[],
                        :signatures::text[], :versions::bigint[], :schemes::text[],
                        :signers::text[], :messages::text[])
              as n(feed, round, publisher, refusal, sequence, price, confidence, observed,
                   refused, signature, version, scheme, signer, message)
            """)
        .param("feeds", texts(rows, row -> row.submission().report().feed().value()))
        .param("rounds", rows.stream().mapToLong(Row::round).toArray())
        .param("publishers", texts(rows, row -> row.submission().report().publisher().value()))
        .param("refusals", texts(rows, row -> row.refusal().name()))
        .param(
            "sequences",
            rows.stream().mapToLong(row -> row.submission().report().sequence()).toArray())
        .param("prices", texts(rows, row -> row.submission().report().price().toString()))
        .param("confidences", texts(rows, row -> row.submission().report().confidence().toString()))
        .param(
            "observed",
            texts(rows, row -> InstantForm.write(row.submission().report().observedAt())))
        .param("refused", texts(rows, row -> InstantForm.write(row.refusedAt())))
        .param("signatures", texts(rows, row -> row.submission().evidence().signature()))
        .param("schemes", texts(rows, row -> row.submission().evidence().scheme().name()))
        .param("signers", texts(rows, row -> row.submission().evidence().signedBy()))
        .param("messages", texts(rows, row -> row.submission().evidence().message()))
        .param(
            "versions", rows.stream().mapToLong(r -> r.submission().publisherVersion()).toArray())
        .update();
  }

  /**
   * What was refused since the last round of each feed.
   *
   * @param next the number of the feed's next round
   */
  public List<RefusedReport> pending(Map<FeedId, Long> next) {
    List<Map.Entry<FeedId, Long>> rounds = List.copyOf(next.entrySet());
    return jdbc.sql(
            """
            select r.* from unnest(:feeds::text[], :rounds::bigint[]) as k(feed, round)
            join refused_report r using (feed, round)
            """)
        .param("feeds", rounds.stream().map(entry -> entry.getKey().value()).toArray(String[]::new))
        .param("rounds", rounds.stream().mapToLong(Map.Entry::getValue).toArray())
        .query(RefusalLog::refused)
        .list();
  }

  private static RefusedReport refused(ResultSet row, int number) throws SQLException {
    return new RefusedReport(
        new Report(
            new FeedId(row.getString("feed")),
            new PublisherId(row.getString("publisher")),
            row.getLong("sequence"),
            Decimal.of(row.getBigDecimal("price")),
            Decimal.of(row.getBigDecimal("confidence")),
            row.getObject("observed_at", OffsetDateTime.class).toInstant()),
        Refusal.valueOf(row.getString("refusal")));
  }

  private static @Nullable String[] texts(List<Row> rows, Function<Row, @Nullable String> column) {
    @Nullable String[] texts = new @Nullable String[rows.size()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = column.apply(rows.get(i));
    }
    return texts;
  }
}
