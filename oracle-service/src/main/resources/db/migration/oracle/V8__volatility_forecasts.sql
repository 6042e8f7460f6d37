-- Forecasts of variance (JdbcClient): regular bars of a feed's price, what was learned from them,
-- what was forecast, how wrong it was, which forecast rounds carry. Variances and losses are risk
-- numerics: double precision, never money.

-- One row for each bar that says something; a bar without a row is missing, not calm.
create table volatility_bar (
  feed         text           not null references feed (feed),
  bar_seconds  integer        not null check (bar_seconds between 60 and 86400),
  ends_at      timestamptz(3) not null,
  close        numeric(38,18) not null check (close > 0),
  source       text           not null check (source in ('ROUNDS', 'IMPORTED')),
  -- Distinct fresh observations, and the last round; null where the bar was brought in.
  observations integer        check (observations >= 1),
  round        bigint,
  recorded_at  timestamptz    not null default clock_timestamp(),
  primary key (feed, bar_seconds, ends_at),
  check ((source = 'ROUNDS') = (round is not null and observations is not null)),
  check (extract(epoch from ends_at)::numeric % bar_seconds = 0)
);
call append_only('volatility_bar');

-- How far the bars of a feed have come. Whoever holds this row builds, learns and forecasts.
create table volatility_progress (
  feed        text           not null references feed (feed),
  bar_seconds integer        not null,
  begun_at    timestamptz(3) not null,
  last_round  bigint         not null check (last_round >= 0),
  bars_until  timestamptz(3) not null,
  primary key (feed, bar_seconds),
  check (bars_until >= begun_at)
);
grant select, insert, update on volatility_progress to ${app};

create table volatility_fit (
  feed         text           not null,
  fit          bigint         not null check (fit >= 1),
  feed_version bigint         not null,
  model        text           not null,
  bar_seconds  integer        not null,
  bars_from    timestamptz(3) not null,
  bars_until   timestamptz(3) not null,
  bars         integer        not null check (bars >= 1),
  horizons     integer[]      not null,
  parameters   text           not null check (parameters is json object),
  recorded_at  timestamptz    not null default clock_timestamp(),
  primary key (feed, fit),
  foreign key (feed, feed_version) references feed_version (feed, version),
  check (bars_from <= bars_until)
);
call append_only('volatility_fit');
create index volatility_fit_newest on volatility_fit (feed, bar_seconds, model, fit desc);

-- Variance of the log return over the horizon that begins at the origin.
create table volatility_forecast (
  feed            text             not null,
  horizon_seconds integer          not null check (horizon_seconds >= 60),
  origin          timestamptz(3)   not null,
  model           text             not null,
  fit             bigint           not null,
  variance        double precision not null check (variance > 0),
  annual          numeric(38,18)   not null check (annual > 0),
  selected        boolean          not null,
  recorded_at     timestamptz      not null default clock_timestamp(),
  primary key (feed, horizon_seconds, origin, model),
  foreign key (feed, fit) references volatility_fit (feed, fit)
);
call append_only('volatility_forecast');
create unique index volatility_forecast_selected
  on volatility_forecast (feed, horizon_seconds, origin) where selected;

-- What a forecast was worth, once its target was complete, and the running figures after it.
create table volatility_score (
  feed                  text             not null,
  horizon_seconds       integer          not null,
  origin                timestamptz(3)   not null,
  model                 text             not null,
  realised              double precision not null check (realised > 0),
  qlike                 double precision not null check (qlike >= 0),
  squared_error         double precision not null check (squared_error >= 0),
  targets               bigint           not null check (targets >= 1),
  running_qlike         double precision not null check (running_qlike >= 0),
  running_squared_error double precision not null check (running_squared_error >= 0),
  recorded_at           timestamptz      not null default clock_timestamp(),
  primary key (feed, horizon_seconds, origin, model),
  foreign key (feed, horizon_seconds, origin, model)
    references volatility_forecast (feed, horizon_seconds, origin, model)
);
call append_only('volatility_score');
create index volatility_score_newest
  on volatility_score (feed, horizon_seconds, model, origin desc);

-- Which forecaster is in use after the target of an origin; one row for each origin whose target is
-- over, scored or, where too much of it is missing, not.
create table volatility_selection (
  feed            text           not null,
  horizon_seconds integer        not null,
  origin          timestamptz(3) not null,
  scored          boolean        not null,
  selected        text           not null,
  rival           text,
  streak          integer        not null check (streak >= 0),
  recorded_at     timestamptz    not null default clock_timestamp(),
  primary key (feed, horizon_seconds, origin),
  check ((rival is null) = (streak = 0))
);
call append_only('volatility_selection');

-- The forecast that rounds carry, from these sequences on: written under the lock of the head, so
-- its place among the intake's commands is known.
create table volatility_in_force (
  feed            text           not null references feed (feed),
  number          bigint         not null check (number >= 1),
  horizon_seconds integer        not null,
  origin          timestamptz(3) not null,
  model           text           not null,
  annual          numeric(38,18) not null check (annual > 0),
  intake_sequence bigint         not null,
  event_sequence  bigint         not null,
  recorded_at     timestamptz    not null default clock_timestamp(),
  primary key (feed, number),
  foreign key (feed, horizon_seconds, origin, model)
    references volatility_forecast (feed, horizon_seconds, origin, model)
);
call append_only('volatility_in_force');

alter table round add column volatility_forecast bigint;
alter table round add foreign key (feed, volatility_forecast)
  references volatility_in_force (feed, number);
