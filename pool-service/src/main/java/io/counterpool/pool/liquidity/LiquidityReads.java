package io.counterpool.pool.liquidity;

import io.counterpool.models.Decimal;
import io.counterpool.pool.liquidity.EpochResult.TrancheStrike;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads strikes, holdings and share movements. */
@Repository
class LiquidityReads {

  private static final TypeReference<List<TrancheStrike>> STRIKES = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final JsonMapper json;

  LiquidityReads(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /**
   * A provider's claim on one tranche.
   *
   * @param locked shares of redemptions that wait; they still bear losses
   * @param mark share price above which its gain pays a performance fee; null: no such fee
   */
  record ProviderHolding(String tranche, Decimal shares, Decimal locked, @Nullable Decimal mark) {}

  /** Strikes after an epoch, oldest first. */
  List<EpochResult> epochs(String pool, long after, int limit) {
    return jdbc.sql(
            """
            select * from epoch
             where pool_id = :pool and number > :after
             order by number
             limit :limit
            """)
        .param("pool", pool)
        .param("after", after)
        .param("limit", limit)
        .query(
            (row, _) ->
                new EpochResult(
                    row.getLong("number"),
                    instant(row, "cut_off"),
                    row.getLong("round"),
                    instant(row, "at"),
                    decimal(row, "lower"),
                    decimal(row, "upper"),
                    decimal(row, "cash"),
                    decimal(row, "unreleased"),
                    decimal(row, "reserved"),
                    row.getBoolean("whole"),
                    json.readValue(row.getString("strikes"), STRIKES)))
        .list();
  }

  List<ProviderHolding> holdings(String pool, UUID provider) {
    return jdbc.sql(
            """
            select tranche, shares, locked, mark from holding
             where pool_id = :pool and provider = :provider
             order by tranche
            """)
        .param("pool", pool)
        .param("provider", provider)
        .query(
            (row, _) ->
                new ProviderHolding(
                    row.getString("tranche"),
                    decimal(row, "shares"),
                    decimal(row, "locked"),
                    row.getBigDecimal("mark") == null ? null : decimal(row, "mark")))
        .list();
  }

  /** Shares minted and burned for a provider after a sequence, oldest first. */
  List<ShareMovement> movements(String pool, UUID provider, long after, int limit) {
    return jdbc.sql(
            """
            select sequence, tranche, shares, assets, price, epoch, command, at
              from share_movement
             where pool_id = :pool and provider = :provider and sequence > :after
             order by sequence
             limit :limit
            """)
        .param("pool", pool)
        .param("provider", provider)
        .param("after", after)
        .param("limit", limit)
        .query(
            (row, _) ->
                new ShareMovement(
                    row.getLong("sequence"),
                    provider,
                    row.getString("tranche"),
                    decimal(row, "shares"),
                    decimal(row, "assets"),
                    decimal(row, "price"),
                    row.getLong("epoch"),
                    row.getObject("command", UUID.class),
                    instant(row, "at")))
        .list();
  }

  private static Decimal decimal(ResultSet row, String column) throws SQLException {
    return Decimal.of(row.getBigDecimal(column));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
