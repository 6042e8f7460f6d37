-- Risk profiles of markets and haircuts of collateral assets. The current row carries the version
-- that is its ETag; every version ever in force stays beside it, because receipts name versions.

create table profile (
  market                   text           primary key,
  version                  bigint         not null check (version >= 1),
  feed                     text           not null,
  initial_rate             numeric(38,18) not null check (initial_rate > 0 and initial_rate <= 1),
  maintenance_rate         numeric(38,18) not null check (maintenance_rate > 0),
  size_scale               numeric(38,18)          check (size_scale > 0),
  buffer_fraction          numeric(38,18) not null check (buffer_fraction >= 0),
  close_out_fee_rate       numeric(38,18) not null check (close_out_fee_rate >= 0),
  payable_profit_fraction  numeric(38,18) not null
                           check (payable_profit_fraction >= 0 and payable_profit_fraction <= 1),
  size_step                numeric(38,18) not null check (size_step > 0),
  terms_validity_seconds   integer        not null check (terms_validity_seconds >= 1),
  check (maintenance_rate <= initial_rate),
  check (close_out_fee_rate < maintenance_rate)
);

create table profile_version (
  market                   text           not null,
  version                  bigint         not null check (version >= 1),
  feed                     text           not null,
  initial_rate             numeric(38,18) not null,
  maintenance_rate         numeric(38,18) not null,
  size_scale               numeric(38,18),
  buffer_fraction          numeric(38,18) not null,
  close_out_fee_rate       numeric(38,18) not null,
  payable_profit_fraction  numeric(38,18) not null,
  size_step                numeric(38,18) not null,
  terms_validity_seconds   integer        not null,
  effective_at             timestamptz(3) not null,
  recorded_at              timestamptz    not null default now(),
  primary key (market, version)
);

create table collateral (
  asset    text           primary key,
  version  bigint         not null check (version >= 1),
  feed     text,
  haircut  numeric(38,18) not null check (haircut >= 0 and haircut <= 1)
);

create table collateral_version (
  asset         text           not null,
  version       bigint         not null check (version >= 1),
  feed          text,
  haircut       numeric(38,18) not null,
  effective_at  timestamptz(3) not null,
  recorded_at   timestamptz    not null default now(),
  primary key (asset, version)
);

grant select, insert, update on profile, collateral to ${app};
call append_only('profile_version');
call append_only('collateral_version');
