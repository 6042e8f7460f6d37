-- What a market has earned and lost up to each round: running sums, so that any window is the
-- difference of two rows. The first row of a market, or the first after this migration, starts at 0.
-- Sums are settlement units unless they are counts; the raw reports are kept to form the next step.
-- A row is written in the transaction of the terms of its round, which hold its state.
create table market_economics (
  market              text           not null,
  round               bigint         not null,
  pool_id             text           not null,
  at                  timestamptz(3) not null,
  rounds              bigint         not null check (rounds >= 0),
  seconds             bigint         not null check (seconds >= 0),
  -- seconds of the intervals with a volatility, and of those with reports at both ends
  measured_seconds    bigint         not null check (measured_seconds between 0 and seconds),
  reported_seconds    bigint         not null check (reported_seconds between 0 and seconds),
  -- loss of the intervals with a stated depth; for one base unit of depth of the others
  loss                numeric(38,18) not null check (loss >= 0),
  loss_per_depth      numeric(38,18) not null check (loss_per_depth >= 0),
  borrowing           numeric(38,18) not null,
  funding             numeric(38,18) not null,
  volume              numeric(38,18) not null check (volume >= 0),
  trade_fees          numeric(38,18) not null check (trade_fees >= 0),
  impact              numeric(38,18) not null,
  reported_volume     numeric(38,18),
  reported_trade_fees numeric(38,18),
  reported_impact     numeric(38,18),
  skew_depth          numeric(38,18) check (skew_depth > 0),
  -- what a trade that adds skew pays by the terms of this round
  taker_rate          numeric(38,18) not null check (taker_rate >= 0),
  primary key (market, round)
);

create index market_economics_at on market_economics (market, at);

call append_only('market_economics');

-- Proposed schedules with their evidence. Nothing reads them to apply them.
create table schedule_proposal (
  market      text           not null references schedule (market),
  number      bigint         not null check (number >= 1),
  content     text           not null check (content is json object),
  recorded_at timestamptz(3) not null default clock_timestamp(),
  primary key (market, number)
);

call append_only('schedule_proposal');
