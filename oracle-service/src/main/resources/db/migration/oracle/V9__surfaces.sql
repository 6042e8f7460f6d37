-- Implied volatility surfaces (JdbcClient): each accepted one is a version, never changed.
create table surface (
  underlying  text           not null check (underlying ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
  version     bigint         not null check (version >= 1),
  -- When the market was looked at, and the venue's time when it was taken in.
  observed_at timestamptz(3) not null,
  accepted_at timestamptz(3) not null,
  recorded_at timestamptz    not null default clock_timestamp(),
  primary key (underlying, version),
  unique (underlying, observed_at)
);
call append_only('surface');

-- The version in force at an instant.
create index surface_accepted on surface (underlying, accepted_at desc, version desc);

-- One expiry of a version: its smile with the forward and the time it was fitted with, or why it
-- has none. Parameters are those of raw SVI in total variance; a smile is read with this forward.
create table surface_expiry (
  underlying       text             not null,
  version          bigint           not null,
  expiry           timestamptz(3)   not null,
  forward          numeric(38,18)   not null check (forward > 0),
  discount         numeric(38,18)   not null check (discount > 0),
  years            double precision not null check (years > 0),
  a                numeric(38,18),
  b                numeric(38,18)   check (b >= 0),
  rho              numeric(38,18)   check (abs(rho) <= 1),
  m                numeric(38,18),
  sigma            numeric(38,18)   check (sigma >= 0),
  widest           numeric(38,18)   check (widest >= 0),
  largest_variance numeric(38,18)   check (largest_variance > 0),
  held             boolean,
  -- Quotes that drew the smile, how many of them hold it, and its distance in volatility.
  quotes_used      integer          check (quotes_used >= 0),
  quotes_inside    integer          check (quotes_inside <= quotes_used),
  mean_distance    double precision check (mean_distance >= 0),
  largest_outside  double precision check (largest_outside >= 0),
  -- How many quotes were used, held it on one side, or were left out and why.
  uses             text             not null check (uses is json object),
  -- Every quote as it was sent, as volatilities, and what was made of it.
  quotes           text             not null check (quotes is json array),
  primary key (underlying, version, expiry),
  foreign key (underlying, version) references surface (underlying, version),
  check (num_nulls(a, b, rho, m, sigma, widest, largest_variance, held, quotes_used,
                   quotes_inside, mean_distance, largest_outside) in (0, 12)),
  -- No far strike can be arbitraged.
  check (b * (1 + abs(rho)) <= 2)
);
call append_only('surface_expiry');
