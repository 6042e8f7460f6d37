-- Liquidation decisions, one row per pool and round with the request and the answer byte for byte,
-- and one line per decision with the portfolio it was judged on, so that each can be computed again.

create table liquidation_round (
  pool_id            text           not null,
  round              bigint         not null check (round >= 1),
  at                 timestamptz(3) not null,
  settlement_asset   text           not null,
  markets            jsonb          not null check (jsonb_typeof(markets) = 'array'),
  collaterals        jsonb          not null check (jsonb_typeof(collaterals) = 'array'),
  accounts_assessed  integer        not null check (accounts_assessed >= 0),
  request_hash       bytea          not null check (octet_length(request_hash) = 32),
  answer             text           not null,
  hash               text           not null,
  recorded_at        timestamptz    not null default now(),
  primary key (pool_id, round)
);

create table liquidation_decision (
  pool_id          text           not null,
  round            bigint         not null,
  line             integer        not null check (line >= 1),
  account          uuid           not null,
  account_version  bigint         not null check (account_version >= 1),
  market           text           not null,
  close_size       numeric(38,18) not null check (close_size > 0),
  equity           numeric(38,18) not null,
  maintenance      numeric(38,18) not null check (maintenance >= 0),
  health           numeric(38,18) not null,
  profile_version  bigint         not null,
  portfolio        jsonb          not null check (jsonb_typeof(portfolio) = 'object'),
  primary key (pool_id, round, line),
  foreign key (pool_id, round) references liquidation_round (pool_id, round)
);

call append_only('liquidation_round');
call append_only('liquidation_decision');
