package io.counterpool.oracle.report;

import io.counterpool.kit.wire.InstantForm;
import io.counterpool.models.Decimal;
import io.counterpool.oracle.feed.FeedId;
import io.counterpool.oracle.feed.Publisher;
import io.counterpool.oracle.feed.PublisherId;
import io.counterpool.oracle.feed.Scheme;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every report that was taken in: appended in groups, never changed. The door of this feature. */
@Repository
public class ReportLog {

  /** A report that was accepted, with what its row needs beside it. */
  public record Accepted(long intakeSequence, Submission submission, Instant takenAt) {

    public TakenReport taken() {
      return new TakenReport(intakeSequence, submission.report(), takenAt);
    }
  }

  private static final Base64.Encoder BASE64 = Base64.getEncoder();

  private final JdbcClient jdbc;

  public ReportLog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Writes all of them in one statement. */
  public void insert(List<Accepted> accepted) {
    if (accepted.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            insert into report (intake_sequence, feed, publisher, sequence, price, confidence,
                                observed_at, taken_at, signature, publisher_version, scheme,
                                signed_by, message)
            select n.intake, n.feed, n.publisher, n.sequence, n.price::numeric,
                   n.confidence::numeric, n.observed::timestamptz, n.taken::timestamptz,
                   decode(n.signature, 'base64'), n.version, n.scheme, n.signer,
                   decode(n.message, 'base64')
            from unnest(:intakes::bigint[], :feeds::text[], :publishers::text[],
                        :sequences::bigint[], :prices::text[], :confidences::text[],
                        :observed::text[], :taken::text[], :signatures::text[],
                        :versions::bigint[], :schemes::text[], :signers::text[],
                        :messages::text[])
              as n(intake, feed, publisher, sequence, price, confidence, observed, taken,
                   signature, version, scheme, signer, message)
            """)
        .param("intakes", longs(accepted, Accepted::intakeSequence))
        .param("feeds", texts(accepted, row -> row.submission().report().feed().value()))
        .param("publishers", texts(accepted, row -> row.submission().report().publisher().value()))
        .param("sequences", longs(accepted, row -> row.submission().report().sequence()))
        .param("prices", texts(accepted, row -> row.submission().report().price().toString()))
        .param(
            "confidences",
            texts(accepted, row -> row.submission().report().confidence().toString()))
        .param(
            "observed",
            texts(accepted, row -> InstantForm.write(row.submission().report().observedAt())))
        .param("taken", texts(accepted, row -> InstantForm.write(row.takenAt())))
        .param("signatures", texts(accepted, row -> row.submission().evidence().signature()))
        .param("versions", longs(accepted, row -> row.submission().publisherVersion()))
        .param("schemes", texts(accepted, row -> row.submission().evidence().scheme().name()))
        .param("signers", texts(accepted, row -> row.submission().evidence().signedBy()))
        .param("messages", messages(accepted))
        .update();
  }

  /** The newest report of each of {@code publishers}; those who never reported are left out. */
  public List<TakenReport> latest(Collection<Publisher> publishers) {
    List<Publisher> keys = List.copyOf(publishers);
    return jdbc.sql(
            """
            select r.*
            from unnest(:feeds::text[], :publishers::text[]) as k(feed, publisher)
            join report_head h using (feed, publisher)
            join report r
              on r.feed = h.feed and r.publisher = h.publisher and r.sequence = h.sequence
                and r.taken_at = h.taken_at
            """)
        .param("feeds", texts(keys, publisher -> publisher.feed().value()))
        .param("publishers", texts(keys, publisher -> publisher.id().value()))
        .query(ReportLog::taken)
        .list();
  }

  /** The reports stored under {@code keys}. */
  public Map<ReportKey, TakenReport> find(Collection<ReportKey> keys) {
    if (keys.isEmpty()) {
      return Map.of();
    }
    List<ReportKey> wanted = List.copyOf(keys);
    Map<ReportKey, TakenReport> found = new HashMap<>();
    jdbc.sql(
            """
            select r.*
            from unnest(:feeds::text[], :publishers::text[], :sequences::bigint[])
              as k(feed, publisher, sequence)
            join report r using (feed, publisher, sequence)
            """)
        .param("feeds", texts(wanted, key -> key.feed().value()))
        .param("publishers", texts(wanted, key -> key.publisher().value()))
        .param("sequences", longs(wanted, ReportKey::sequence))
        .query(ReportLog::taken)
        .list()
        .forEach(taken -> found.put(taken.report().key(), taken));
    return found;
  }

  /** One report as it was taken in, with what proves who said it. */
  record Kept(TakenReport taken, Evidence evidence) {}

  /** The report stored under {@code key} with its evidence. */
  Optional<Kept> kept(ReportKey key) {
    return jdbc.sql(
            """
            select * from report
            where feed = :feed and publisher = :publisher and sequence = :sequence
            """)
        .param("feed", key.feed().value())
        .param("publisher", key.publisher().value())
        .param("sequence", key.sequence())
        .query(
            (row, n) ->
                new Kept(
                    taken(row, n),
                    new Evidence(
                        Scheme.valueOf(row.getString("scheme")),
                        row.getString("signed_by"),
                        BASE64.encodeToString(row.getBytes("signature")),
                        base64(row.getBytes("message")))))
        .optional();
  }

  private static @Nullable String base64(byte @Nullable [] bytes) {
    return bytes == null ? null : BASE64.encodeToString(bytes);
  }

  /** Reads the columns of a report, wherever a query has joined them. */
  public static TakenReport taken(ResultSet row, int number) throws SQLException {
    return new TakenReport(
        row.getLong("intake_sequence"),
        new Report(
            new FeedId(row.getString("feed")),
            new PublisherId(row.getString("publisher")),
            row.getLong("sequence"),
            Decimal.of(row.getBigDecimal("price")),
            Decimal.of(row.getBigDecimal("confidence")),
            row.getObject("observed_at", OffsetDateTime.class).toInstant()),
        row.getObject("taken_at", OffsetDateTime.class).toInstant());
  }

  /** What was signed where the report does not tell it; null where it does. */
  private static @Nullable String[] messages(List<Accepted> rows) {
    @Nullable String[] messages = new @Nullable String[rows.size()];
    for (int i = 0; i < messages.length; i++) {
      messages[i] = rows.get(i).submission().evidence().message();
    }
    return messages;
  }

  private static <T> String[] texts(List<T> rows, Function<T, String> column) {
    return rows.stream().map(column).toArray(String[]::new);
  }

  private static <T> long[] longs(List<T> rows, ToLongFunction<T> column) {
    return rows.stream().mapToLong(column).toArray();
  }
}
