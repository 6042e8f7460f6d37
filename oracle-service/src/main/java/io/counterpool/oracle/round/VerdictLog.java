package io.counterpool.oracle.round;

import io.counterpool.kit.wire.InstantForm;
import io.counterpool.models.Decimal;
import io.counterpool.oracle.feed.FeedId;
import io.counterpool.oracle.feed.NodeId;
import io.counterpool.oracle.feed.PublisherId;
import io.counterpool.oracle.report.Report;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What each round made of each report, with all that the round shows of it. */
@Repository
class VerdictLog {

  /**
   * @param place in the round's list, from 0
   */
  private record Row(Round round, int place, JudgedReport judged) {}

  private final JdbcClient jdbc;

  VerdictLog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Writes the verdicts of all rounds in one statement. */
  void insert(List<PublishedRound> rounds) {
    List<Row> rows = new ArrayList<>();
    for (PublishedRound published : rounds) {
      int place = 0;
      for (JudgedReport judged : published.reports()) {
        rows.add(new Row(published.round(), place++, judged));
      }
    }
    if (rows.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            insert into round_report (feed, round, place, publisher, sequence, price, confidence,
                                      observed_at, intake_sequence, verdict, weight, node,
                                      index_feed, index_round, converted_price,
                                      converted_confidence, published_at)
            select n.feed, n.round, n.place, n.publisher, n.sequence, n.price::numeric,
                   n.confidence::numeric, n.observed::timestamptz, n.intake::bigint, n.verdict,
                   n.weight::numeric, n.node, n.index_feed, n.index_round::bigint,
                   n.converted::numeric, n.converted_confidence::numeric, n.published::timestamptz
            from unnest(:feeds::text[], :rounds::bigint[], :places::bigint[], :publishers::text[],
                        :sequences::bigint[], :prices::text[], :confidences::text[],
                        :observed::text[], :intakes::text[], :verdicts::text[], :weights::text[],
                        :nodes::text[], :indexFeeds::text[], :indexRounds::text[],
                        :converted::text[], :convertedConfidences::text[], :published::text[])
              as n(feed, round, place, publisher, sequence, price, confidence, observed, intake,
                   verdict, weight, node, index_feed, index_round, converted,
                   converted_confidence, published)
            """)
        .param("feeds", texts(rows, row -> row.round().feed()))
        .param("rounds", rows.stream().mapToLong(row -> row.round().number()).toArray())
        .param("places", rows.stream().mapToLong(Row::place).toArray())
        .param("publishers", texts(rows, row -> row.judged().report().publisher()))
        .param(
            "sequences", rows.stream().mapToLong(row -> row.judged().report().sequence()).toArray())
        .param("prices", texts(rows, row -> row.judged().report().price()))
        .param("confidences", texts(rows, row -> row.judged().report().confidence()))
        .param(
            "observed", texts(rows, row -> InstantForm.write(row.judged().report().observedAt())))
        .param("intakes", texts(rows, row -> row.judged().intakeSequence()))
        .param("verdicts", texts(rows, row -> row.judged().verdict()))
        .param("weights", texts(rows, row -> row.judged().weight()))
        .param("nodes", texts(rows, row -> row.judged().node()))
        .param("indexFeeds", converted(rows, ConvertedPrice::index))
        .param("indexRounds", converted(rows, ConvertedPrice::round))
        .param("converted", converted(rows, ConvertedPrice::price))
        .param("convertedConfidences", converted(rows, ConvertedPrice::confidence))
        .param("published", texts(rows, row -> InstantForm.write(row.round().publishedAt())))
        .update();
  }

  /** The verdicts of one round in their order. */
  List<JudgedReport> reports(FeedId feed, long round) {
    return jdbc.sql(
            "select * from round_report where feed = :feed and round = :round order by place")
        .param("feed", feed.value())
        .param("round", round)
        .query(VerdictLog::judged)
        .list();
  }

  private static JudgedReport judged(ResultSet row, int number) throws SQLException {
    String node = row.getString("node");
    return new JudgedReport(
        new Report(
            new FeedId(row.getString("feed")),
            new PublisherId(row.getString("publisher")),
            row.getLong("sequence"),
            Decimal.of(row.getBigDecimal("price")),
            Decimal.of(row.getBigDecimal("confidence")),
            row.getObject("observed_at", OffsetDateTime.class).toInstant()),
        row.getObject("intake_sequence", Long.class),
        Verdict.valueOf(row.getString("verdict")),
        Decimal.of(row.getBigDecimal("weight")),
        node == null ? null : new NodeId(node),
        converted(row));
  }

  private static @Nullable ConvertedPrice converted(ResultSet row) throws SQLException {
    String index = row.getString("index_feed");
    return index == null
        ? null
        : new ConvertedPrice(
            new FeedId(index),
            row.getLong("index_round"),
            Decimal.of(row.getBigDecimal("converted_price")),
            Decimal.of(row.getBigDecimal("converted_confidence")));
  }

  private static @Nullable String[] texts(List<Row> rows, Function<Row, @Nullable Object> column) {
    @Nullable String[] texts = new @Nullable String[rows.size()];
    for (int i = 0; i < texts.length; i++) {
      Object value = column.apply(rows.get(i));
      texts[i] = value == null ? null : value.toString();
    }
    return texts;
  }

  private static @Nullable String[] converted(
      List<Row> rows, Function<ConvertedPrice, Object> column) {
    return texts(
        rows,
        row -> row.judged().converted() == null ? null : column.apply(row.judged().converted()));
  }
}
