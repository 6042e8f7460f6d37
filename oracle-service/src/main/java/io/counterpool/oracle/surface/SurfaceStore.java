package io.counterpool.oracle.surface;

import io.counterpool.kit.wire.InstantForm;
import io.counterpool.models.Decimal;
import io.counterpool.models.options.SviSmile;
import io.counterpool.models.surface.FitError;
import io.counterpool.models.surface.QuoteUse;
import io.counterpool.oracle.surface.SurfaceOutcome.JudgedExpiry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Versions of surfaces: appended, never changed. */
@Repository
class SurfaceStore {

  private static final TypeReference<List<JudgedQuote>> QUOTES = new TypeReference<>() {};
  private static final TypeReference<Map<QuoteUse, Integer>> USES = new TypeReference<>() {};

  /** A version without its expiries. */
  record Heading(Underlying underlying, long version, Instant observedAt, Instant acceptedAt) {}

  private final JdbcClient jdbc;
  private final JsonMapper mapper;

  SurfaceStore(JdbcClient jdbc, JsonMapper mapper) {
    this.jdbc = jdbc;
    this.mapper = mapper;
  }

  /** Waits for whoever adds a surface; held until the transaction ends. */
  void lock() {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('surface', 0))")
        .query((_, _) -> true)
        .single();
  }

  int underlyings() {
    return jdbc.sql("select count(distinct underlying) from surface").query(Integer.class).single();
  }

  Optional<Heading> last(Underlying underlying) {
    return jdbc.sql(
            """
            select * from surface where underlying = :underlying order by version desc limit 1
            """)
        .param("underlying", underlying.value())
        .query(SurfaceStore::heading)
        .optional();
  }

  /** The version that was in force at {@code instant}. */
  Optional<Heading> inForce(Underlying underlying, Instant instant) {
    return jdbc.sql(
            """
            select * from surface
            where underlying = :underlying and accepted_at <= :instant::timestamptz
            order by accepted_at desc, version desc limit 1
            """)
        .param("underlying", underlying.value())
        .param("instant", InstantForm.write(instant))
        .query(SurfaceStore::heading)
        .optional();
  }

  /** The last version of each underlying whose name is above {@code after}, by name. */
  List<Heading> lasts(String after, int limit) {
    return jdbc.sql(
            """
            with recursive names(name) as (
              (select min(underlying collate "C") from surface
               where underlying collate "C" > :after)
              union all
              select (select min(underlying collate "C") from surface
                      where underlying collate "C" > name)
              from names where name is not null)
            select s.* from (select name from names where name is not null limit :limit) n
            cross join lateral (
              select * from surface where underlying = n.name order by version desc limit 1) s
            order by s.underlying collate "C"
            """)
        .param("after", after)
        .param("limit", limit)
        .query(SurfaceStore::heading)
        .list();
  }

  /** Versions of one underlying below {@code before}, the newest first. */
  List<Heading> versions(Underlying underlying, long before, int limit) {
    return jdbc.sql(
            """
            select * from surface where underlying = :underlying and version < :before
            order by version desc limit :limit
            """)
        .param("underlying", underlying.value())
        .param("before", before)
        .param("limit", limit)
        .query(SurfaceStore::heading)
        .list();
  }

  void insert(Heading heading, List<JudgedExpiry> expiries) {
    jdbc.sql(
            """
            insert into surface (underlying, version, observed_at, accepted_at)
            values (:underlying, :version, :observed::timestamptz, :accepted::timestamptz)
            """)
        .param("underlying", heading.underlying().value())
        .param("version", heading.version())
        .param("observed", InstantForm.write(heading.observedAt()))
        .param("accepted", InstantForm.write(heading.acceptedAt()))
        .update();
    expiries.forEach(expiry -> insert(heading, expiry));
  }

  private void insert(Heading heading, JudgedExpiry judged) {
    ExpirySmile expiry = judged.smile();
    ExpirySmile.Drawn drawn = expiry.drawn();
    SviSmile smile = drawn == null ? null : drawn.smile();
    FitError error = drawn == null ? null : drawn.error();
    jdbc.sql(
            """
            insert into surface_expiry (underlying, version, expiry, forward, discount, years,
                                        a, b, rho, m, sigma, widest, largest_variance, held,
                                        quotes_used, quotes_inside, mean_distance,
                                        largest_outside, uses, quotes)
            values (:underlying, :version, :expiry::timestamptz, :forward::numeric,
                    :discount::numeric, :years, :a::numeric, :b::numeric, :rho::numeric,
                    :m::numeric, :sigma::numeric, :widest::numeric, :largestVariance::numeric,
                    :held::boolean, :used::integer, :inside::integer, :distance::double precision,
                    :outside::double precision, :uses, :quotes)
            """)
        .param("underlying", heading.underlying().value())
        .param("version", heading.version())
        .param("expiry", InstantForm.write(expiry.expiry()))
        .param("forward", expiry.forward().toString())
        .param("discount", expiry.discount().toString())
        .param("years", expiry.years())
        .param("a", smile == null ? null : smile.a().toString())
        .param("b", smile == null ? null : smile.b().toString())
        .param("rho", smile == null ? null : smile.rho().toString())
        .param("m", smile == null ? null : smile.m().toString())
        .param("sigma", smile == null ? null : smile.sigma().toString())
        .param("widest", smile == null ? null : smile.widest().toString())
        .param("largestVariance", smile == null ? null : smile.largestVariance().toString())
        .param("held", drawn == null ? null : Boolean.toString(drawn.held()))
        .param("used", error == null ? null : Integer.toString(error.quotes()))
        .param("inside", error == null ? null : Integer.toString(error.inside()))
        .param("distance", error == null ? null : Double.toString(error.rootMeanSquare()))
        .param("outside", error == null ? null : Double.toString(error.largestOutside()))
        .param("uses", mapper.writeValueAsString(expiry.uses()))
        .param("quotes", mapper.writerFor(QUOTES).writeValueAsString(judged.quotes()))
        .update();
  }

  /** A version with its expiries, ascending. */
  Surface read(Heading heading) {
    List<ExpirySmile> expiries =
        jdbc.sql(
                """
                select expiry, forward, discount, years, a, b, rho, m, sigma, widest,
                       largest_variance, held, quotes_used, quotes_inside, mean_distance,
                       largest_outside, uses
                from surface_expiry where underlying = :underlying and version = :version
                order by expiry
                """)
            .param("underlying", heading.underlying().value())
            .param("version", heading.version())
            .query((row, _) -> expiry(row))
            .list();
    return new Surface(
        heading.underlying(),
        heading.version(),
        heading.observedAt(),
        heading.acceptedAt(),
        expiries);
  }

  /** The quotes of one expiry of a version; empty if it has no such expiry. */
  Optional<List<JudgedQuote>> quotes(Heading heading, Instant expiry) {
    return jdbc.sql(
            """
            select quotes from surface_expiry
            where underlying = :underlying and version = :version
              and expiry = :expiry::timestamptz
            """)
        .param("underlying", heading.underlying().value())
        .param("version", heading.version())
        .param("expiry", InstantForm.write(expiry))
        .query(String.class)
        .optional()
        .map(json -> mapper.readValue(json, QUOTES));
  }

  private static Heading heading(ResultSet row, int number) throws SQLException {
    return new Heading(
        new Underlying(row.getString("underlying")),
        row.getLong("version"),
        instant(row, "observed_at"),
        instant(row, "accepted_at"));
  }

  private ExpirySmile expiry(ResultSet row) throws SQLException {
    Map<QuoteUse, Integer> uses = new EnumMap<>(QuoteUse.class);
    uses.putAll(mapper.readValue(row.getString("uses"), USES));
    return new ExpirySmile(
        instant(row, "expiry"),
        decimal(row, "forward"),
        decimal(row, "discount"),
        row.getDouble("years"),
        drawn(row),
        new TreeMap<>(uses));
  }

  private static ExpirySmile.@Nullable Drawn drawn(ResultSet row) throws SQLException {
    if (row.getBigDecimal("a") == null) {
      return null;
    }
    return new ExpirySmile.Drawn(
        new SviSmile(
            decimal(row, "a"),
            decimal(row, "b"),
            decimal(row, "rho"),
            decimal(row, "m"),
            decimal(row, "sigma"),
            decimal(row, "widest"),
            decimal(row, "largest_variance")),
        row.getBoolean("held"),
        new FitError(
            row.getInt("quotes_used"),
            row.getInt("quotes_inside"),
            row.getDouble("mean_distance"),
            row.getDouble("largest_outside")));
  }

  private static Decimal decimal(ResultSet row, String column) throws SQLException {
    return Decimal.of(row.getBigDecimal(column));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
