package io.counterpool.pool.activity;

import io.counterpool.models.Decimal;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Adds up a pool's rows in one snapshot. */
@Repository
class ActivityReads {

  private final JdbcClient jdbc;

  ActivityReads(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Transactional(
      readOnly = true,
      isolation = org.springframework.transaction.annotation.Isolation.REPEATABLE_READ)
  Activity of(String pool) {
    return new Activity(
        pool,
        count("select count(*) from round_done where pool_id = :pool", pool),
        count("select count(*) from fill where pool_id = :pool", pool),
        counts(
            "select state as key, count(*) from command_outcome where pool_id = :pool group by 1",
            pool),
        ended("REFUSED", pool),
        ended("EXPIRED", pool),
        count("select count(*) from liquidation where pool_id = :pool", pool),
        count("select count(*) from fill where pool_id = :pool and kind = 'DELEVERAGE'", pool),
        sum("select sum(bad_debt) from liquidation where pool_id = :pool", pool),
        sum("select sum(insurance_paid) from liquidation where pool_id = :pool", pool),
        fees(pool),
        sum("select sum(funding) from fill where pool_id = :pool", pool),
        sum("select sum(borrowing) from fill where pool_id = :pool", pool),
        sum("select sum(impact) from fill where pool_id = :pool", pool),
        sum(
            """
            select sum(abs(total)) from
              (select sum(amount) as total from balance where pool_id = :pool group by asset) asset
            """,
            pool));
  }

  private SortedMap<String, Long> ended(String state, String pool) {
    return counts(
        """
        select refusal::json ->> 'slug' as key, count(*) from command_outcome
         where pool_id = :pool and state = '%s' group by 1
        """
            .formatted(state),
        pool);
  }

  private SortedMap<String, Decimal> fees(String pool) {
    SortedMap<String, Decimal> fees = new TreeMap<>();
    jdbc.sql(
            """
            select case when credit like 'pool:%' then 'pool'
                        when credit like 'insurance:%' then 'insurance'
                        when kind = 'REFERRAL' then 'referrer'
                        else 'treasury' end as key,
                   sum(amount) as amount
              from transfer
             where pool_id = :pool
               and kind in ('TRADE_FEE', 'REFERRAL', 'LIQUIDATION_FEE', 'CLOSE_OUT_FEE')
             group by 1
            """)
        .param("pool", pool)
        .query(
            row -> {
              fees.put(row.getString("key"), Decimal.of(row.getBigDecimal("amount")));
            });
    return fees;
  }

  private SortedMap<String, Long> counts(String sql, String pool) {
    SortedMap<String, Long> counts = new TreeMap<>();
    jdbc.sql(sql)
        .param("pool", pool)
        .query(
            row -> {
              counts.put(row.getString("key"), row.getLong("count"));
            });
    return counts;
  }

  private long count(String sql, String pool) {
    return jdbc.sql(sql).param("pool", pool).query(Long.class).single();
  }

  private Decimal sum(String sql, String pool) {
    return jdbc.sql(sql)
        .param("pool", pool)
        .query(
            (row, _) -> {
              var sum = row.getBigDecimal(1);
              return sum == null ? Decimal.ZERO : Decimal.of(sum);
            })
        .single();
  }
}
