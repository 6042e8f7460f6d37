package io.counterpool.oracle.round;

import io.counterpool.kit.wire.InstantForm;
import io.counterpool.models.Decimal;
import io.counterpool.models.oracle.PriceAction;
import io.counterpool.models.oracle.PriceGrade;
import io.counterpool.models.oracle.average.SlowAverage;
import io.counterpool.oracle.attestation.Attestation;
import io.counterpool.oracle.feed.FeedId;
import io.counterpool.oracle.volatility.VolatilityState;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every round and its verdicts: appended, never changed. The door of this feature. */
@Repository
public class RoundLog {

  private final JdbcClient jdbc;
  private final VerdictLog verdicts;

  RoundLog(JdbcClient jdbc, VerdictLog verdicts) {
    this.jdbc = jdbc;
    this.verdicts = verdicts;
  }

  public void insert(List<PublishedRound> rounds) {
    rounds.forEach(published -> insert(published.round()));
    verdicts.insert(rounds);
  }

  private void insert(Round round) {
    VolatilityState volatility = round.volatility();
    Attestation attestation = round.attestation();
    Grading grading = round.grading();
    SlowAverage slow = grading.average();
    jdbc.sql(
            """
            insert into round (feed, round, event_sequence, feed_version, published_at, cause,
                               grade, price, confidence, valid_publishers, quorum, publishers,
                               intake_sequence, first_intake_sequence, first_observed_at,
                               last_observed_at, volatility_annual, volatility_forecast, variance,
                               anchor_price,
                               anchor_at, grades_version, allows, refused_price,
                               refused_confidence, slow_average, slow_price, slow_at,
                               previous_hash, hash, key_id, signature)
            values (:feed, :round, :event, :version, :published::timestamptz, :cause, :grade,
                    :price::numeric, :confidence::numeric, :valid, :quorum, :publishers, :intake,
                    :firstIntake, :firstObserved::timestamptz, :lastObserved::timestamptz,
                    :volatility::numeric, :forecast, :variance, :anchorPrice::numeric,
                    :anchorAt::timestamptz, :gradesVersion, :allows::text[],
                    :refusedPrice::numeric, :refusedConfidence::numeric, :slowAverage::numeric,
                    :slowPrice::numeric, :slowAt::timestamptz, :previous, :hash, :key,
                    decode(:signature, 'base64'))
            """)
        .param("feed", round.feed().value())
        .param("round", round.number())
        .param("event", round.eventSequence())
        .param("version", round.feedVersion())
        .param("published", InstantForm.write(round.publishedAt()))
        .param("cause", round.cause().name())
        .param("grade", round.grade().name())
        .param("price", text(round.price()))
        .param("confidence", text(round.confidence()))
        .param("valid", round.validPublishers())
        .param("quorum", round.quorum())
        .param("publishers", round.publishers())
        .param("intake", round.intakeSequence())
        .param("firstIntake", round.firstIntakeSequence(), java.sql.Types.BIGINT)
        .param("firstObserved", text(round.firstObservedAt()))
        .param("lastObserved", text(round.lastObservedAt()))
        .param("volatility", text(round.volatilityAnnual()))
        .param("forecast", round.volatilityForecast(), java.sql.Types.BIGINT)
        .param("variance", volatility.variance(), java.sql.Types.DOUBLE)
        .param("anchorPrice", text(volatility.anchorPrice()))
        .param("anchorAt", text(volatility.anchorAt()))
        .param("gradesVersion", grading.version(), java.sql.Types.BIGINT)
        .param("allows", names(grading.allows()))
        .param("refusedPrice", text(grading.refusedPrice()))
        .param("refusedConfidence", text(grading.refusedConfidence()))
        .param("slowAverage", slow == null ? null : slow.mean().toPlainString())
        .param("slowPrice", slow == null ? null : text(slow.price()))
        .param("slowAt", slow == null ? null : text(slow.at()))
        .param("previous", round.previousHash())
        .param("hash", round.hash())
        .param("key", attestation == null ? null : attestation.keyId())
        .param("signature", attestation == null ? null : attestation.signature())
        .update();
  }

  /** The last round of each of {@code feeds} that has one. */
  public List<Round> last(Collection<FeedId> feeds) {
    return jdbc.sql(
            """
            select r.* from unnest(:feeds::text[]) as k(feed)
            join round_head h using (feed)
            join round r on r.feed = h.feed and r.round = h.round and r.published_at = h.published_at
            order by r.feed
            """)
        .param("feeds", names(feeds))
        .query(RoundLog::round)
        .list();
  }

  /** The last round with a price of each of {@code feeds} that has one. */
  public List<Round> lastPriced(Collection<FeedId> feeds) {
    return jdbc.sql(
            """
            select r.* from unnest(:feeds::text[]) as k(feed)
            join round_head h using (feed)
            join round r
              on r.feed = h.feed and r.round = h.priced_round and r.published_at = h.priced_at
            order by r.feed
            """)
        .param("feeds", names(feeds))
        .query(RoundLog::round)
        .list();
  }

  /** The last round of a feed that was published at or before {@code at}. */
  Optional<Round> lastUntil(FeedId feed, Instant at) {
    return jdbc.sql(
            """
            select * from round where feed = :feed and published_at <= :at::timestamptz
            order by round desc limit 1
            """)
        .param("feed", feed.value())
        .param("at", text(at))
        .query(RoundLog::round)
        .optional();
  }

  public Optional<Round> find(FeedId feed, long number) {
    return jdbc.sql("select * from round where feed = :feed and round = :round")
        .param("feed", feed.value())
        .param("round", number)
        .query(RoundLog::round)
        .optional();
  }

  /** Rounds of one feed with a number above {@code after}, ascending. */
  List<Round> list(FeedId feed, long after, int limit) {
    return jdbc.sql(
            """
            select * from round where feed = :feed and round > :after order by round limit :limit
            """)
        .param("feed", feed.value())
        .param("after", after)
        .param("limit", limit)
        .query(RoundLog::round)
        .list();
  }

  /** Which rounds of a feed are there, if it has any. */
  public Optional<KeptRounds> kept(FeedId feed) {
    return jdbc.sql(
            """
            select h.first_kept, r.published_at, h.round
            from round_head h join round r on r.feed = h.feed and r.round = h.first_kept
            where h.feed = :feed
            """)
        .param("feed", feed.value())
        .query(
            (row, _) ->
                new KeptRounds(
                    feed,
                    row.getLong("first_kept"),
                    row.getObject("published_at", OffsetDateTime.class).toInstant(),
                    row.getLong("round")))
        .optional();
  }

  /** The round in force at {@code at}: of several of that instant the last one. */
  Optional<Round> inForce(FeedId feed, Instant at) {
    return jdbc.sql(
            """
            select * from round where feed = :feed and published_at <= :at::timestamptz
            order by published_at desc, round desc limit 1
            """)
        .param("feed", feed.value())
        .param("at", InstantForm.write(at))
        .query(RoundLog::round)
        .optional();
  }

  /** The round of {@code feed} in force as {@code instant} begins: {@link Round#precedes}. */
  public Optional<Round> before(FeedId feed, Instant instant) {
    return jdbc.sql(
            """
            select * from round where feed = :feed and published_at <= :at::timestamptz
              and (published_at < :at::timestamptz or cause = 'SCHEDULED')
            order by published_at desc, round desc limit 1
            """)
        .param("feed", feed.value())
        .param("at", InstantForm.write(instant))
        .query(RoundLog::round)
        .optional();
  }

  /** Rounds published in [{@code from}, {@code until}) with a number above {@code after}. */
  List<Round> list(FeedId feed, Instant from, Instant until, long after, int limit) {
    return jdbc.sql(
            """
            select * from round
            where feed = :feed and published_at >= :from::timestamptz
              and published_at < :until::timestamptz and round > :after
            order by published_at, round limit :limit
            """)
        .param("feed", feed.value())
        .param("from", InstantForm.write(from))
        .param("until", InstantForm.write(until))
        .param("after", after)
        .param("limit", limit)
        .query(RoundLog::round)
        .list();
  }

  /** The first event from which on all are kept. */
  long firstEvent() {
    return jdbc.sql("select first_event from history_head").query(Long.class).single();
  }

  /** A round and the wall time of its row. */
  record Recorded(Round round, Instant at) {}

  /** Rounds of all feeds with an event sequence above {@code after}, ascending. */
  List<Recorded> recorded(long after, int limit) {
    return jdbc.sql(
            """
            select * from round where event_sequence > :after order by event_sequence limit :limit
            """)
        .param("after", after)
        .param("limit", limit)
        .query(
            (row, n) ->
                new Recorded(
                    round(row, n), row.getObject("recorded_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  /** The verdicts of one round: newest reports by publisher, then those that were refused. */
  public List<JudgedReport> reports(FeedId feed, long number) {
    return verdicts.reports(feed, number);
  }

  private static Round round(ResultSet row, int number) throws SQLException {
    return new Round(
        new FeedId(row.getString("feed")),
        row.getLong("round"),
        row.getLong("event_sequence"),
        row.getLong("feed_version"),
        row.getObject("published_at", OffsetDateTime.class).toInstant(),
        RoundCause.valueOf(row.getString("cause")),
        PriceGrade.valueOf(row.getString("grade")),
        decimal(row, "price"),
        decimal(row, "confidence"),
        row.getInt("valid_publishers"),
        row.getInt("quorum"),
        row.getInt("publishers"),
        row.getLong("intake_sequence"),
        row.getObject("first_intake_sequence", Long.class),
        instant(row, "first_observed_at"),
        instant(row, "last_observed_at"),
        decimal(row, "volatility_annual"),
        row.getObject("volatility_forecast", Long.class),
        new VolatilityState(
            row.getObject("variance", Double.class),
            decimal(row, "anchor_price"),
            instant(row, "anchor_at")),
        new Grading(
            row.getObject("grades_version", Long.class),
            actions(row),
            decimal(row, "refused_price"),
            decimal(row, "refused_confidence"),
            slowAverage(row)),
        row.getString("previous_hash"),
        row.getString("hash"),
        attestation(row));
  }

  private static @Nullable Attestation attestation(ResultSet row) throws SQLException {
    String key = row.getString("key_id");
    return key == null
        ? null
        : new Attestation(key, Base64.getEncoder().encodeToString(row.getBytes("signature")));
  }

  private static @Nullable List<PriceAction> actions(ResultSet row) throws SQLException {
    Array allows = row.getArray("allows");
    return allows == null
        ? null
        : Arrays.stream((String[]) allows.getArray()).map(PriceAction::valueOf).toList();
  }

  private static @Nullable SlowAverage slowAverage(ResultSet row) throws SQLException {
    BigDecimal mean = row.getBigDecimal("slow_average");
    Decimal price = decimal(row, "slow_price");
    Instant at = instant(row, "slow_at");
    return mean == null || price == null || at == null ? null : new SlowAverage(mean, price, at);
  }

  private static @Nullable Decimal decimal(ResultSet row, String column) throws SQLException {
    BigDecimal value = row.getBigDecimal(column);
    return value == null ? null : Decimal.of(value);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  private static @Nullable String text(@Nullable Decimal value) {
    return value == null ? null : value.toString();
  }

  private static @Nullable String text(@Nullable Instant value) {
    return value == null ? null : InstantForm.write(value);
  }

  private static String @Nullable [] names(@Nullable List<PriceAction> actions) {
    return actions == null ? null : actions.stream().map(Enum::name).toArray(String[]::new);
  }

  private static String[] names(Collection<FeedId> feeds) {
    return feeds.stream().map(FeedId::value).toArray(String[]::new);
  }
}
