package io.counterpool.margin.terms;

import io.counterpool.margin.portfolio.PoolId;
import io.counterpool.margin.profile.MarketId;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** SQL of the terms: inserted once, read back byte for byte. */
@Repository
class TermsStore {

  private final JdbcClient jdbc;
  private final JsonMapper json;

  TermsStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /**
   * What was answered for a round.
   *
   * @param requestHash lower-case hex SHA-256 of the canonical request
   * @param answer the body as it was sent
   */
  record Stored(String requestHash, String answer) {}

  /** Until the transaction ends, makes requests for one market wait for each other. */
  void lock(MarketId market) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('margin_terms:' || :market, 0))")
        .param("market", market.value())
        .query(row -> {});
  }

  Optional<Stored> find(MarketId market, long round) {
    return jdbc.sql(
            "select request_hash, answer from margin_terms where market = :market and round ="
                + " :round")
        .param("market", market.value())
        .param("round", round)
        .query(
            (row, _) ->
                new Stored(
                    HexFormat.of().formatHex(row.getBytes("request_hash")),
                    row.getString("answer")))
        .optional();
  }

  /** Highest round of a market that has terms, 0 if none has. */
  long lastRound(MarketId market) {
    return jdbc.sql("select coalesce(max(round), 0) from margin_terms where market = :market")
        .param("market", market.value())
        .query(Long.class)
        .single();
  }

  void insert(TermsRequest request, RoundTerms terms, Stored stored) {
    jdbc.sql(
            """
            insert into margin_terms
              (pool_id, market, round, at, valid_until, price, confidence, grade,
               volatility_annual, long_size, short_size, profile_version, request_hash, answer,
               hash)
            values
              (:pool, :market, :round, :at, :validUntil, :price, :confidence, :grade,
               :volatility, :longSize, :shortSize, :profileVersion, :requestHash, :answer, :hash)
            """)
        .param("pool", request.pool().value())
        .param("market", terms.market().value())
        .param("round", terms.round())
        .param("at", Timestamp.from(terms.at()))
        .param("validUntil", Timestamp.from(terms.validUntil()))
        .param("price", request.price().toBigDecimal())
        .param("confidence", request.confidence().toBigDecimal())
        .param("grade", request.grade().name())
        .param(
            "volatility",
            request.volatilityAnnual() == null ? null : request.volatilityAnnual().toBigDecimal())
        .param("longSize", request.longSize().toBigDecimal())
        .param("shortSize", request.shortSize().toBigDecimal())
        .param("profileVersion", terms.profileVersion())
        .param("requestHash", HexFormat.of().parseHex(stored.requestHash()))
        .param("answer", stored.answer())
        .param("hash", terms.hash())
        .update();
  }

  /** Terms of one round of a pool for those of {@code markets} that have them. */
  List<RoundTerms> ofRound(PoolId pool, long round, Collection<MarketId> markets) {
    return jdbc.sql(
            """
            select answer from margin_terms
             where pool_id = :pool and round = :round and market = any(:markets)
             order by market
            """)
        .param("pool", pool.value())
        .param("round", round)
        .param("markets", markets.stream().map(MarketId::value).toArray(String[]::new))
        .query((row, _) -> json.readValue(row.getString("answer"), RoundTerms.class))
        .list();
  }

  /** Newest terms of each of {@code markets} that has any. */
  List<RoundTerms> newest(Collection<MarketId> markets) {
    return jdbc.sql(
            """
            select t.answer
              from unnest(:markets) as m(market)
              cross join lateral (
                select answer from margin_terms
                 where market = m.market order by round desc limit 1) t
            """)
        .param("markets", markets.stream().map(MarketId::value).toArray(String[]::new))
        .query((row, _) -> json.readValue(row.getString("answer"), RoundTerms.class))
        .list();
  }
}
