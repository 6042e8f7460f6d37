-- Margin terms, one row per market and round: the request as it came (hash of its canonical form and
-- every figure), and the answer byte for byte, which a retry gets again.

create table margin_terms (
  pool_id            text           not null,
  market             text           not null,
  round              bigint         not null check (round >= 1),
  at                 timestamptz(3) not null,
  valid_until        timestamptz(3) not null check (valid_until > at),
  price              numeric(38,18) not null check (price > 0),
  confidence         numeric(38,18) not null check (confidence >= 0),
  grade              text           not null,
  volatility_annual  numeric(38,18)          check (volatility_annual >= 0),
  long_size          numeric(38,18) not null check (long_size >= 0),
  short_size         numeric(38,18) not null check (short_size >= 0),
  profile_version    bigint         not null,
  request_hash       bytea          not null check (octet_length(request_hash) = 32),
  answer             text           not null,
  hash               text           not null,
  recorded_at        timestamptz    not null default now(),
  primary key (pool_id, market, round),
  -- A market belongs to one pool: the same market and round under another pool is a reused id.
  unique (market, round),
  foreign key (market, profile_version) references profile_version (market, version)
);

call append_only('margin_terms');
