-- Configuration: the schedule of a market and every version it has had (Spring Data JPA).
create table schedule (
  market         text        primary key check (market ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
  version        bigint      not null check (version >= 1),
  effective_from timestamptz(3),
  content        text        not null check (content is json object)
);
grant select, insert, update on schedule to ${app};

create table schedule_version (
  market         text        not null references schedule (market),
  version        bigint      not null check (version >= 1),
  -- null: in force from the moment it was stored
  effective_from timestamptz(3),
  content        text        not null check (content is json object),
  recorded_at    timestamptz(3) not null default clock_timestamp(),
  primary key (market, version)
);
call append_only('schedule_version');

-- The fee terms of every round, with everything they were computed from (JdbcClient).
-- Decimals are settlement units for one base unit (indices), fractions (rates) or base units (sizes).
create table fee_terms (
  pool_id              text           not null check (pool_id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
  market               text           not null,
  round                bigint         not null check (round >= 0),
  at                   timestamptz(3) not null,
  valid_until          timestamptz(3) not null check (valid_until > at),
  price                numeric(38,18) not null check (price > 0),
  long_size            numeric(38,18) not null check (long_size >= 0),
  short_size           numeric(38,18) not null check (short_size >= 0),
  utilisation          numeric(38,18) not null check (utilisation >= 0),
  volatility_annual    numeric(38,18) check (volatility_annual >= 0),
  request_hash         text           not null check (request_hash ~ '^[0-9a-f]{64}$'),
  schedule_version     bigint         not null,
  previous_round       bigint         check (previous_round < round),
  accrued_seconds      bigint         not null check (accrued_seconds >= 0),
  funding_rate_per_day numeric(38,18) not null,
  funding_index        numeric(38,18) not null,
  borrow_rate_annual   numeric(38,18) not null check (borrow_rate_annual >= 0),
  borrow_index         numeric(38,18) not null check (borrow_index >= 0),
  -- INV-15: how far the indices moved in this interval, and how far they may
  funding_step         numeric(38,18) not null
    constraint funding_step_is_bounded check (abs(funding_step) <= funding_step_limit),
  funding_step_limit   numeric(38,18) not null,
  borrow_step          numeric(38,18) not null
    constraint borrow_step_is_bounded check (borrow_step between 0 and borrow_step_limit),
  borrow_step_limit    numeric(38,18) not null,
  hash                 text           not null check (hash ~ '^[0-9a-f]{64}$'),
  -- the UTF-8 body that was answered, byte for byte
  answer               text           not null,
  recorded_at          timestamptz(3) not null default clock_timestamp(),
  primary key (pool_id, market, round),
  foreign key (market, schedule_version) references schedule_version (market, version),
  -- The first terms of a market start at zero; nothing accrues before them.
  constraint first_terms_accrue_nothing check (
    previous_round is not null
    or (accrued_seconds = 0 and funding_index = 0 and borrow_index = 0
        and funding_step = 0 and borrow_step = 0))
);

-- A market belongs to one pool, so its rounds are unique and its last one is found by this.
create unique index fee_terms_market_round on fee_terms (market, round);

call append_only('fee_terms');

-- INV-15 over any state of this database: terms whose indices do not go on from the terms before.
-- Empty unless somebody has written past the service. The steps themselves are bounded by the table.
create view broken_fee_terms as
select t.pool_id, t.market, t.round,
       t.funding_index - t.funding_step as funding_index_before,
       t.borrow_index - t.borrow_step as borrow_index_before
from fee_terms t
left join fee_terms p on p.market = t.market and p.round = t.previous_round
where (t.previous_round is not null
       and (p.round is null
            or p.pool_id <> t.pool_id
            or p.at > t.at
            or t.funding_index <> p.funding_index + t.funding_step
            or t.borrow_index <> p.borrow_index + t.borrow_step))
   or exists (select from fee_terms b
              where b.market = t.market and b.round < t.round
                and (t.previous_round is null or b.round > t.previous_round));
grant select on broken_fee_terms to ${app};
