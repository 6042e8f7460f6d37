package io.counterpool.pool.audit;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Claims about where fees and the money of shares go. */
final class DistributionClaims {

  private DistributionClaims() {}

  static List<Invariant> of(JdbcClient jdbc) {
    return List.of(
        // An account may be closed in several markets of one round: their fees have one cause.
        new SqlInvariant(
            jdbc,
            "INV-1",
            "the fee of each fill is what its transfers moved",
            """
            with charged as (
              select case kind when 'ORDER' then 'order:' || command || '/' || line
                               else 'round:' || round end as cause,
                     'collateral:' || account as payer,
                     case kind when 'ORDER' then 'TRADE_FEE'
                               when 'LIQUIDATION' then 'LIQUIDATION_FEE'
                               else 'CLOSE_OUT_FEE' end as kind,
                     sum(fee) as fee
                from fill where pool_id = :pool
               group by 1, 2, 3),
            moved as (
              select cause, debit as payer,
                     case kind when 'REFERRAL' then 'TRADE_FEE' else kind end as kind,
                     sum(amount) as moved
                from transfer
               where pool_id = :pool
                 and kind in ('TRADE_FEE', 'REFERRAL', 'LIQUIDATION_FEE', 'CLOSE_OUT_FEE')
               group by 1, 2, 3)
            select cause, payer, kind, fee, moved
              from charged full join moved using (cause, payer, kind)
             where coalesce(fee, 0) <> coalesce(moved, 0)
            """),
        new SqlInvariant(
            jdbc,
            "INV-3",
            "income on its way was charged: what waits for a strike since the last one",
            """
            select s.income_waiting, f.since, s.income_releasing, f.ever
              from pool_state s
             cross join lateral (
               select coalesce(sum(t.amount), 0) as ever,
                      coalesce(sum(t.amount) filter (
                        where t.at > coalesce((select max(e.at) from epoch e
                                                where e.pool_id = s.pool_id), '-infinity')), 0)
                        as since
                 from transfer t
                where t.pool_id = s.pool_id and t.credit = 'pool:' || s.pool_id
                  and t.kind in ('TRADE_FEE', 'LIQUIDATION_FEE', 'CLOSE_OUT_FEE')) f
             where s.pool_id = :pool
               and (s.income_waiting > f.since
                    or s.income_waiting + s.income_releasing > f.ever)
            """),
        // A performance fee burns shares under the id of their owner instead of a request's.
        new SqlInvariant(
            jdbc,
            "INV-1",
            "what shares cost, brought and were charged at each strike is what was moved",
            """
            with shares as (
              select 'round:' || e.round as cause,
                     case when s.shares > 0 then 'DEPOSIT'
                          when s.command = s.provider then 'PERFORMANCE_FEE'
                          else 'REDEMPTION' end as kind,
                     sum(abs(s.assets)) as assets
                from share_movement s
                join epoch e on e.pool_id = s.pool_id and e.number = s.epoch
               where s.pool_id = :pool
               group by 1, 2),
            moved as (
              select cause, kind, sum(amount) as moved
                from transfer
               where pool_id = :pool and kind in ('DEPOSIT', 'REDEMPTION', 'PERFORMANCE_FEE')
               group by 1, 2)
            select cause, kind, assets, moved
              from shares full join moved using (cause, kind)
             where coalesce(assets, 0) <> coalesce(moved, 0)
            """));
  }
}
