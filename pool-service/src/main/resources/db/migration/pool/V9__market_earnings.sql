-- What each market has traded and charged since it began: notional and trade fees of orders, impact
-- premiums less rebates of all fills. Filled from the fills so far, as if always counted.
alter table market_state
  add column volume      numeric(38,18) not null default 0 check (volume >= 0),
  add column trade_fees  numeric(38,18) not null default 0 check (trade_fees >= 0),
  add column impact_kept numeric(38,18) not null default 0;

update market_state m
   set volume = f.volume, trade_fees = f.trade_fees, impact_kept = f.impact_kept
  from (select pool_id, market,
               coalesce(sum(notional) filter (where kind = 'ORDER'), 0) as volume,
               coalesce(sum(fee) filter (where kind = 'ORDER'), 0) as trade_fees,
               sum(impact) as impact_kept
          from fill group by 1, 2) f
 where f.pool_id = m.pool_id and f.market = m.market;
