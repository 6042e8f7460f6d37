-- The sums of V4 could not tell which intervals had a loss and which had reports, divided the fees
-- by a split that was not their own, and counted the time that accrued instead of the time that
-- passed. Nothing can part them afterwards, so they begin again at 0 with the next round of each
-- market; the terms, which are the record, stay.
drop table market_economics;

-- What a market has earned and lost up to each round: running sums, so that any window is the
-- difference of two rows. Settlement units unless they are counts; the raw reports are kept to form
-- the next step. A row is written in the transaction of the terms of its round, which hold its state.
create table market_economics (
  market                  text           not null,
  round                   bigint         not null,
  pool_id                 text           not null,
  at                      timestamptz(3) not null,
  rounds                  bigint         not null check (rounds >= 0),
  -- of the clock, and what of them accrued
  seconds                 bigint         not null check (seconds >= 0),
  accrued_seconds         bigint         not null check (accrued_seconds between 0 and seconds),
  reported_seconds        bigint         not null check (reported_seconds between 0 and seconds),
  borrowing               numeric(38,18) not null,
  funding                 numeric(38,18) not null,
  volume                  numeric(38,18) not null check (volume >= 0),
  trade_fees              numeric(38,18) not null check (trade_fees >= 0),
  pool_fees               numeric(38,18) not null check (pool_fees between 0 and trade_fees),
  impact                  numeric(38,18) not null,
  -- Loss of the intervals with a volatility and a stated depth; "covered" is what those of them
  -- lost and earned that were reported too.
  stated_seconds          bigint         not null check (stated_seconds between 0 and seconds),
  stated_loss             numeric(38,18) not null check (stated_loss >= 0),
  stated_covered_seconds  bigint         not null
    check (stated_covered_seconds between 0 and stated_seconds),
  stated_covered_loss     numeric(38,18) not null
    check (stated_covered_loss between 0 and stated_loss),
  stated_covered_volume   numeric(38,18) not null check (stated_covered_volume >= 0),
  stated_covered_income   numeric(38,18) not null,
  -- The same of all intervals with a volatility, for one base unit of depth.
  unit_seconds            bigint         not null check (unit_seconds between 0 and seconds),
  unit_loss               numeric(38,18) not null check (unit_loss >= 0),
  unit_covered_seconds    bigint         not null
    check (unit_covered_seconds between 0 and unit_seconds),
  unit_covered_loss       numeric(38,18) not null check (unit_covered_loss between 0 and unit_loss),
  unit_covered_volume     numeric(38,18) not null check (unit_covered_volume >= 0),
  unit_covered_income     numeric(38,18) not null,
  -- null: this round did not report it
  reported_volume         numeric(38,18),
  reported_trade_fees     numeric(38,18),
  reported_impact         numeric(38,18),
  skew_depth              numeric(38,18) check (skew_depth > 0),
  -- by the terms of this round: what a trade pays that adds skew, one that reduces it, and what the
  -- pool has of either
  taker_rate              numeric(38,18) not null check (taker_rate >= 0),
  maker_rate              numeric(38,18) not null check (maker_rate >= 0),
  pool_share              numeric(38,18) not null check (pool_share between 0 and 1),
  primary key (market, round)
);

create index market_economics_at on market_economics (market, at);

call append_only('market_economics');
