package io.counterpool.pool.audit;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Claims about positions, totals, valuations and losses. */
final class ExposureClaims {

  private ExposureClaims() {}

  static List<Invariant> of(JdbcClient jdbc) {
    return List.of(
        new SqlInvariant(
            jdbc,
            "INV-6",
            "the totals of each market are the sums of its positions",
            """
            with held as (
              select market,
                     coalesce(sum(size) filter (where size > 0), 0) as long_size,
                     coalesce(-sum(size) filter (where size < 0), 0) as short_size,
                     coalesce(sum(entry_notional) filter (where size > 0), 0) as long_entry,
                     coalesce(sum(entry_notional) filter (where size < 0), 0) as short_entry,
                     sum(floor(size * funding_index * 1000000000000000000)
                         * 0.000000000000000001) as funding_basis,
                     sum(ceil(abs(size) * borrow_index * 1000000000000000000)
                         * 0.000000000000000001) as borrow_basis
                from position where pool_id = :pool
               group by market)
            select market, m.long_size, h.long_size as longs, m.short_size,
                   h.short_size as shorts, m.long_entry_notional, h.long_entry,
                   m.short_entry_notional, h.short_entry, m.funding_basis as funding_kept,
                   h.funding_basis, m.borrow_basis as borrow_kept, h.borrow_basis
              from (select * from market_state where pool_id = :pool) m
              full join held h using (market)
             where coalesce(m.long_size, 0) <> coalesce(h.long_size, 0)
                or coalesce(m.short_size, 0) <> coalesce(h.short_size, 0)
                or coalesce(m.long_entry_notional, 0) <> coalesce(h.long_entry, 0)
                or coalesce(m.short_entry_notional, 0) <> coalesce(h.short_entry, 0)
                or coalesce(m.funding_basis, 0) <> coalesce(h.funding_basis, 0)
                or coalesce(m.borrow_basis, 0) <> coalesce(h.borrow_basis, 0)
            """),
        new SqlInvariant(
            jdbc,
            "INV-6",
            "each position is the sum of its fills",
            """
            select account, market, p.size as position, f.size as fills
              from (select account, market, size from position where pool_id = :pool) p
              full join (select account, market, sum(size) as size
                           from fill where pool_id = :pool
                          group by account, market having sum(size) <> 0) f
             using (account, market)
             where p.size is distinct from f.size
            """),
        new SqlInvariant(
            jdbc,
            "INV-6",
            "what a market has traded and charged is the sum of its fills",
            """
            select market, m.volume, f.volume as orders, m.trade_fees, f.fees, m.impact_kept,
                   f.impact
              from (select * from market_state where pool_id = :pool) m
              full join (select market,
                                coalesce(sum(notional) filter (where kind = 'ORDER'), 0) as volume,
                                coalesce(sum(fee) filter (where kind = 'ORDER'), 0) as fees,
                                sum(impact) as impact
                           from fill where pool_id = :pool group by market) f
             using (market)
             where coalesce(m.volume, 0) <> coalesce(f.volume, 0)
                or coalesce(m.trade_fees, 0) <> coalesce(f.fees, 0)
                or coalesce(m.impact_kept, 0) <> coalesce(f.impact, 0)
            """),
        new SqlInvariant(
            jdbc,
            "INV-6",
            "the volume of an account is that of its orders in the days up to its last",
            """
            with orders as (
              select account, floor(extract(epoch from at) / 86400)::bigint as day,
                     sum(notional) as notional
                from fill where pool_id = :pool and kind = 'ORDER' group by 1, 2),
            counted as (
              select account, day, notional from (
                select o.*, max(day) over (partition by account) as last from orders o) o
               where day > last - 30 and notional > 0)
            select account, day, v.notional as stored, c.notional as orders
              from (select account, day, notional from account_volume
                     where pool_id = :pool) v
              full join counted c using (account, day)
             where v.notional is distinct from c.notional
            """),
        new SqlInvariant(
            jdbc,
            "INV-4",
            "the traders' profit in a valuation is at most what is payable",
            """
            select v.round, m.market, m."tradersProfit", m."budgetLeft"
              from valuation v,
                   json_to_recordset(v.markets::json)
                     as m(market text, "tradersProfit" numeric, "budgetLeft" numeric)
             where v.pool_id = :pool and m."tradersProfit" > greatest(m."budgetLeft", 0)
            """),
        new SqlInvariant(
            jdbc,
            "INV-4",
            "a valuation is the sum of its parts, between its bounds, with its utilisation",
            """
            select round, value, lower, upper, utilisation,
                   cash + other_assets - traders_profit + accrued - shortfall - unreleased as parts
              from valuation
             where pool_id = :pool
               and (value <> cash + other_assets - traders_profit + accrued - shortfall - unreleased
                    or value < lower or value > upper
                    or case when reserved = 0 then utilisation <> 0
                         when reserved < value
                         then utilisation * value < reserved
                           or (utilisation - 0.000001) * value >= reserved and utilisation > 0
                         else utilisation <> 1 end)
            """),
        new SqlInvariant(
            jdbc,
            "INV-7",
            "bad debt is what insurance and the pool paid for it, to the last unit",
            """
            select s.bad_debt, coalesce(t.paid, 0) as paid
              from pool_state s,
                   (select sum(amount) as paid from transfer
                     where pool_id = :pool
                       and kind in ('BAD_DEBT_INSURANCE', 'BAD_DEBT_POOL')) t
             where s.pool_id = :pool and s.bad_debt <> coalesce(t.paid, 0)
            """),
        new SqlInvariant(
            jdbc,
            "INV-7",
            "bad debt falls on the pool only when insurance is at zero",
            """
            with insurance as (
              select sequence, kind,
                     sum(case when ledger_account like 'insurance:%' then amount else 0 end)
                       over (order by sequence, ledger_account) as left
                from ledger_entry
               where pool_id = :pool
                 and (ledger_account like 'insurance:%'
                      or kind = 'BAD_DEBT_POOL' and ledger_account like 'pool:%')
                 and asset = (select content::json ->> 'settlementAsset'
                                from pool where pool_id = :pool))
            select sequence, "left" from insurance
             where kind = 'BAD_DEBT_POOL' and "left" <> 0
            """),
        new SqlInvariant(
            jdbc,
            "INV-7",
            "a tranche loses only when every tranche below it is at zero",
            """
            select v.round, senior.tranche, senior.claim, senior.value,
                   junior.tranche as below, junior.value as "valueBelow"
              from valuation v,
                   json_array_elements(v.tranches::json) with ordinality as s(tranche, rank),
                   json_array_elements(v.tranches::json) with ordinality as j(tranche, rank),
                   json_to_record(s.tranche) as senior(tranche text, claim numeric, value numeric),
                   json_to_record(j.tranche) as junior(tranche text, value numeric)
             where v.pool_id = :pool and j.rank > s.rank
               and senior.value < trunc(senior.claim, 6) and junior.value > 0
            """),
        new SqlInvariant(
            jdbc,
            "INV-7",
            "the tranches are worth the pool, and claims what its income on its way covers too",
            """
            select v.round, v.value, v.unreleased, t.claims, t.worth as tranches
              from valuation v
             cross join lateral (
               select count(*) as many, sum((tranche ->> 'value')::numeric) as worth,
                      coalesce(sum((tranche ->> 'claim')::numeric) filter (where rank < last), 0)
                        as claims
                 from (select tranche, rank, count(*) over () as last
                         from json_array_elements(v.tranches::json)
                                with ordinality as s(tranche, rank)) ranked) t
             cross join lateral (
               select greatest(v.value, least(v.value + v.unreleased, t.claims), 0) as due) d
             where v.pool_id = :pool and t.many > 0
               and (t.worth > d.due or t.worth <= d.due - 0.000001 * t.many)
            """),
        new SqlInvariant(
            jdbc,
            "INV-7",
            "only accounts that traded pay for a trade",
            """
            select t.sequence, t.debit, t.kind, t.amount
              from transfer t
             where t.pool_id = :pool and t.debit like 'collateral:%'
               and t.kind in ('LOSS', 'IMPACT', 'TRADE_FEE', 'REFERRAL', 'FUNDING', 'BORROWING',
                              'LIQUIDATION_FEE', 'CLOSE_OUT_FEE')
               and not exists (
                 select from fill f
                  where f.pool_id = t.pool_id and f.at = t.at
                    and f.account = substring(t.debit from 12)::uuid)
            """));
  }
}
