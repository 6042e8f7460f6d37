package io.counterpool.pool.liquidation;

import io.counterpool.models.Decimal;
import io.counterpool.pool.liquidation.Liquidation.Judge;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads forced closes. */
@Repository
class LiquidationReads {

  private final JdbcClient jdbc;

  LiquidationReads(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Liquidations after a sequence, oldest first. */
  List<Liquidation> after(String pool, long sequence, int limit) {
    return jdbc.sql(
            """
            select * from liquidation
             where pool_id = :pool and sequence > :after
             order by sequence
             limit :limit
            """)
        .param("pool", pool)
        .param("after", sequence)
        .param("limit", limit)
        .query(
            (row, _) ->
                new Liquidation(
                    row.getLong("sequence"),
                    row.getLong("fill"),
                    row.getObject("account", UUID.class),
                    row.getString("market"),
                    row.getLong("round"),
                    decimal(row, "size"),
                    decimal(row, "price"),
                    decimal(row, "equity_before"),
                    decimal(row, "maintenance_before"),
                    decimal(row, "fee"),
                    decimal(row, "bad_debt"),
                    decimal(row, "insurance_paid"),
                    Judge.valueOf(row.getString("judged_by")),
                    row.getObject("at", OffsetDateTime.class).toInstant()))
        .list();
  }

  private static Decimal decimal(ResultSet row, String column) throws SQLException {
    return Decimal.of(row.getBigDecimal(column));
  }
}
