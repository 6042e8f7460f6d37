-- Fee income on its way into share value: earned since the last strike, and what enters value
-- between two instants.
alter table pool_state
  add column income_waiting   numeric(38,18) not null default 0 check (income_waiting >= 0),
  add column income_releasing numeric(38,18) not null default 0 check (income_releasing >= 0),
  add column income_from      timestamptz(3) not null default 'epoch',
  add column income_until     timestamptz(3) not null default 'epoch',
  add check (income_until >= income_from);
alter table valuation
  add column unreleased numeric(38,18) not null default 0 check (unreleased >= 0);
alter table epoch
  add column unreleased numeric(38,18) not null default 0 check (unreleased >= 0);

-- Performance fees: the rate in force since the last strike, and the price above which the gain of
-- a holding pays.
alter table tranche_state
  add column performance_fee numeric(38,18) check (performance_fee between 0 and 1);
alter table holding add column mark numeric(38,18) check (mark >= 0);

-- Who referred an account: said once, at its registration. The pool notes it with the account's
-- first order, perhaps before anything has changed in it.
alter table account add column referrer uuid check (referrer <> account_id);
alter table account_state
  add column referrer uuid check (referrer <> account),
  drop constraint account_state_version_check,
  add constraint account_state_version_check check (version >= 0);

-- The interval of a market's budget of rebates.
alter table market_state
  add column rebate_since timestamptz(3),
  add column rebate_held  numeric(38,18) not null default 0 check (rebate_held >= 0),
  add column rebate_paid  numeric(38,18) not null default 0 check (rebate_paid >= 0);

-- What each account has traded by its own orders, by UTC day (since 1970-01-01), in the thirty days
-- up to its last trade. Filled from the fills so far, as if it had always been counted.
create table account_volume (
  pool_id  text           not null,
  account  uuid           not null,
  day      bigint         not null,
  notional numeric(38,18) not null check (notional > 0),
  primary key (pool_id, account, day)
) with (fillfactor = 70);
grant select, insert, update, delete on account_volume to ${app};

insert into account_volume (pool_id, account, day, notional)
select pool_id, account, day, notional
  from (select pool_id, account, day, notional,
               max(day) over (partition by pool_id, account) as last
          from (select pool_id, account, floor(extract(epoch from at) / 86400)::bigint as day,
                       sum(notional) as notional
                  from fill where kind = 'ORDER' group by 1, 2, 3) by_day) dated
 where day > last - 30 and notional > 0;
