package io.counterpool.pool.valuation;

import io.counterpool.models.Decimal;
import io.counterpool.pool.valuation.Valuation.MarketExposure;
import io.counterpool.pool.valuation.Valuation.TrancheValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the valuations that the executor stored with each round. */
@Repository
public class ValuationReads {

  private static final TypeReference<List<TrancheValue>> TRANCHES = new TypeReference<>() {};
  private static final TypeReference<List<MarketExposure>> MARKETS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final JsonMapper json;

  ValuationReads(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Valuations after a round, oldest first. */
  List<Valuation> after(String pool, long round, int limit) {
    return jdbc.sql(
            "select * from valuation where pool_id = :pool and round > :round order by round limit"
                + " :limit")
        .param("pool", pool)
        .param("round", round)
        .param("limit", limit)
        .query(this::valuation)
        .list();
  }

  /** The last valuation; none before the first round. */
  public Optional<Valuation> last(String pool) {
    return jdbc.sql("select * from valuation where pool_id = :pool order by round desc limit 1")
        .param("pool", pool)
        .query(this::valuation)
        .optional();
  }

  private Valuation valuation(ResultSet row, int number) throws SQLException {
    return new Valuation(
        row.getLong("round"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        decimal(row, "cash"),
        decimal(row, "other_assets"),
        decimal(row, "traders_profit"),
        decimal(row, "accrued"),
        decimal(row, "shortfall"),
        decimal(row, "unreleased"),
        decimal(row, "value"),
        decimal(row, "lower"),
        decimal(row, "upper"),
        decimal(row, "insurance"),
        decimal(row, "bad_debt"),
        decimal(row, "reserved"),
        decimal(row, "utilisation"),
        row.getBoolean("complete"),
        json.readValue(row.getString("tranches"), TRANCHES),
        json.readValue(row.getString("markets"), MARKETS));
  }

  private static Decimal decimal(ResultSet row, String column) throws SQLException {
    return Decimal.of(row.getBigDecimal(column));
  }
}
