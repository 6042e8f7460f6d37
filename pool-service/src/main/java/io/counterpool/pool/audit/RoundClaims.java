package io.counterpool.pool.audit;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Claims that compare stored state with the input of the rounds that made it. */
final class RoundClaims {

  /**
   * Accounts with positions at the prices of the last round: equity by rows alone, every product
   * rounded against the account as it is when it trades.
   */
  private static final String EQUITIES =
      """
      with last as materialized (
        select round, step, input::json as input
          from round_done where pool_id = :pool order by round desc limit 1),
      asset as materialized (
        select a ->> 'asset' as asset,
               coalesce((input -> 'feeds' -> (a ->> 'feed') ->> 'price')::numeric,
                        (select min(m.last_price)
                           from market_state m
                          where m.pool_id = :pool
                            and input -> 'markets' -> m.market ->> 'feed' = a ->> 'feed'),
                        0) as price,
               1 - coalesce((select max((terms.value -> 'haircuts' ->> (a ->> 'asset'))::numeric)
                               from json_each(input -> 'margin') terms), 1) as counts
          from last, json_array_elements(input -> 'pool' -> 'assets') a),
      open as materialized (
        select p.account,
               sum(floor(p.size * m.last_price * 1000000000000000000) * 0.000000000000000001
                   - p.entry_notional
                   - ceil(p.size * (case when p.size < 0
                                         then coalesce(m.funding_index_short, m.funding_index)
                                         else m.funding_index end - p.funding_index)
                          * 1000000000000000000) * 0.000000000000000001
                   - ceil(abs(p.size) * (m.borrow_index - p.borrow_index) * 1000000000000000000)
                     * 0.000000000000000001) as profit,
               bool_and(coalesce(
                 (input -> 'feeds' -> (input -> 'markets' -> p.market ->> 'feed') ->> 'grade')
                   in ('VALID', 'UNCERTAIN', 'VOLATILE')
                 and input -> 'feeds' -> (input -> 'markets' -> p.market ->> 'feed') ->> 'price'
                   is not null
                 and (input -> 'margin' -> p.market ->> 'liquidationAllowed')::boolean
                 and input -> 'markets' -> p.market ->> 'state' <> 'HALTED', false)) as closable
          from position p
          join market_state m using (pool_id, market)
          cross join last
         where p.pool_id = :pool
         group by p.account),
      equity as materialized (
        select o.account, o.closable,
               o.profit + coalesce(sum(
                 case when b.asset = l.input -> 'pool' ->> 'settlementAsset' then b.amount
                      else floor(floor(b.amount * a.price * 1000000000000000000)
                                 * 0.000000000000000001 * a.counts * 1000000000000000000)
                           * 0.000000000000000001 end), 0) as equity,
               bool_and(coalesce(b.asset = l.input -> 'pool' ->> 'settlementAsset'
                                 or b.amount = 0 or a.price > 0, true)) as priced
          from open o
          cross join last l
          left join balance b
            on b.pool_id = :pool and b.ledger_account = 'collateral:' || o.account
          left join asset a on a.asset = b.asset
         group by o.account, o.closable, o.profit)
      """;

  private RoundClaims() {}

  static List<Invariant> of(JdbcClient jdbc) {
    return List.of(
        new SqlInvariant(
            jdbc,
            "INV-8",
            "the traders' profit of the last valuation is what their positions give",
            """
            select v.round, shown.market, shown."tradersProfit" as stored,
                   least(coalesce(sum(p.size * shown.price - p.entry_notional), 0),
                         greatest(shown."budgetLeft", 0)) as computed
              from (select * from valuation where pool_id = :pool
                     order by round desc limit 1) v
             cross join json_to_recordset(v.markets::json)
                     as shown(market text, price numeric, "tradersProfit" numeric,
                              "budgetLeft" numeric)
              left join position p on p.pool_id = v.pool_id and p.market = shown.market
             group by v.round, shown.market, shown."tradersProfit", shown."budgetLeft"
            having shown."tradersProfit"
                   <> least(coalesce(sum(p.size * shown.price - p.entry_notional), 0),
                            greatest(shown."budgetLeft", 0))
            """),
        new SqlInvariant(
            jdbc,
            "INV-8",
            "what is accrued in the last valuation is what the indices give",
            """
            select v.round, v.accrued as stored, m.accrued as computed
              from (select round, accrued from valuation where pool_id = :pool
                     order by round desc limit 1) v
             cross join (
               select coalesce(floor(sum(
                        floor((long_size * funding_index
                               - short_size * coalesce(funding_index_short, funding_index))
                              * 1000000000000000000)
                          * 0.000000000000000001 - funding_basis
                        + floor((long_size + short_size) * borrow_index * 1000000000000000000)
                          * 0.000000000000000001 - borrow_basis) * 1000000) * 0.000001, 0)
                      as accrued
                 from market_state
                where pool_id = :pool and long_size + short_size > 0) m
             where v.accrued <> m.accrued
            """),
        new SqlInvariant(
            jdbc,
            "INV-8",
            "the cash of the last valuation is the pool's balance",
            """
            select v.round, v.cash, b.amount as balance
              from (select round, cash from valuation where pool_id = :pool
                     order by round desc limit 1) v
             cross join pool p
              left join balance b
                on b.pool_id = p.pool_id and b.ledger_account = 'pool:' || p.pool_id
               and b.asset = p.content::json ->> 'settlementAsset'
             where p.pool_id = :pool and v.cash <> coalesce(b.amount, 0)
            """),
        new SqlInvariant(
            jdbc,
            "INV-8",
            "the income on its way in the last valuation is what its stream gives",
            """
            select v.round, v.unreleased as stored, s.unreleased as computed
              from (select round, at, unreleased from valuation where pool_id = :pool
                     order by round desc limit 1) v
             cross join lateral (
               select income_waiting
                      + case when v.at <= income_from then income_releasing
                             when v.at >= income_until then 0
                             else (div(part, span) + sign(mod(part, span))) * 0.000001 end
                      as unreleased
                 from (select income_waiting, income_releasing, income_from, income_until,
                              income_releasing * 1000000
                                * round(extract(epoch from income_until - v.at) * 1000) as part,
                              round(extract(epoch from income_until - income_from) * 1000) as span
                         from pool_state where pool_id = :pool) stream) s
             where v.unreleased <> s.unreleased
            """),
        // Collateral that arrived after the round can only make the shortfall smaller.
        new SqlInvariant(
            jdbc,
            "INV-8",
            "the shortfall of the last valuation is what its accounts cannot pay",
            EQUITIES
                + """
                select v.round, v.shortfall as stored, s.shortfall as computed
                  from last
                  join valuation v on v.pool_id = :pool and v.round = last.round
                 cross join (
                   select coalesce(sum(ceil(greatest(-equity, 0) * 1000000) * 0.000001), 0)
                          as shortfall
                     from equity) s
                 where s.shortfall > v.shortfall
                    or s.shortfall < v.shortfall
                       and not exists (select from command_taken
                                        where pool_id = :pool and step > last.step)
                """),
        new SqlInvariant(
            jdbc,
            "INV-2",
            "an account below zero has been liquidated, or no price allowed it",
            EQUITIES
                + """
                select account, equity from equity
                 where equity < 0 and closable and priced
                """),
        new SqlInvariant(
            jdbc,
            "INV-15",
            "no index moves more in an interval than its rate at the price before",
            """
            with terms as (
              select distinct on (f.key, (f.value ->> 'round')::bigint)
                     f.key as market, (f.value ->> 'round')::bigint as round,
                     (f.value ->> 'at')::timestamptz as at,
                     (f.value ->> 'fundingIndex')::numeric as funding,
                     coalesce(f.value ->> 'fundingIndexShort',
                              f.value ->> 'fundingIndex')::numeric as funding_short,
                     abs((f.value ->> 'fundingRatePerDay')::numeric) as funding_rate,
                     (f.value ->> 'borrowIndex')::numeric as borrow,
                     (f.value ->> 'borrowRateAnnual')::numeric as borrow_rate,
                     (d.input -> 'feeds' -> (d.input -> 'markets' -> f.key ->> 'feed')
                       ->> 'price')::numeric as price
                from (select round, input::json as input
                        from round_done where pool_id = :pool) d,
                     json_each(d.input -> 'fee') f
               order by f.key, (f.value ->> 'round')::bigint, d.round),
            steps as (
              select market, round,
                     greatest(abs(funding - lag(funding) over interval),
                              abs(funding_short - lag(funding_short) over interval))
                       as funding_step,
                     greatest(funding_rate, lag(funding_rate) over interval)
                       * lag(price) over interval
                       * extract(epoch from at - lag(at) over interval) / 86400 as funding_limit,
                     borrow - lag(borrow) over interval as borrow_step,
                     greatest(borrow_rate, lag(borrow_rate) over interval)
                       * lag(price) over interval
                       * extract(epoch from at - lag(at) over interval) / 31536000 as borrow_limit
                from terms window interval as (partition by market order by round))
            -- A model may round what a unit owes in a period to the digits of the settlement asset.
            select * from steps
             where funding_step > funding_limit + 0.000001
                or borrow_step > borrow_limit + 0.000000000001 or borrow_step < 0
            """));
  }
}
