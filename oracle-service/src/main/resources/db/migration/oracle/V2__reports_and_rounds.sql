-- What publishers said and what the venue made of it (JdbcClient). Prices and confidences are quote
-- units for one base unit.

-- Ends of the two dense sequences. The writer locks this row first, so commit order is sequence
-- order, with one writer or with several.
create table head (
  one             boolean primary key default true check (one),
  intake_sequence bigint  not null check (intake_sequence >= 0),
  event_sequence  bigint  not null check (event_sequence >= 0)
);
insert into head (intake_sequence, event_sequence) values (0, 0);
grant select, update on head to ${app};

create function refuse_lower_head() returns trigger language plpgsql as $$
begin
  if new.intake_sequence < old.intake_sequence or new.event_sequence < old.event_sequence then
    raise exception 'sequences only grow' using errcode = 'check_violation';
  end if;
  return new;
end
$$;
create trigger head_only_grows before update on head
  for each row execute function refuse_lower_head();

create table report (
  intake_sequence   bigint         primary key check (intake_sequence >= 1),
  feed              text           not null,
  publisher         text           not null,
  sequence          bigint         not null check (sequence >= 0),
  price             numeric(38,18) not null check (price > 0),
  confidence        numeric(38,18) not null check (confidence >= 0),
  observed_at       timestamptz(3) not null,
  taken_at          timestamptz(3) not null,
  signature         bytea          not null check (octet_length(signature) = 64),
  publisher_version bigint         not null,
  recorded_at       timestamptz    not null default clock_timestamp(),
  unique (feed, publisher, sequence),
  foreign key (feed, publisher, publisher_version)
    references publisher_version (feed, publisher, version)
);
call append_only('report');

create table round (
  feed                  text           not null,
  round                 bigint         not null check (round >= 1),
  event_sequence        bigint         not null unique check (event_sequence >= 1),
  feed_version          bigint         not null,
  published_at          timestamptz(3) not null,
  cause                 text           not null
                        check (cause in ('FIRST', 'DEVIATION', 'HEARTBEAT', 'REQUEST')),
  grade                 text           not null
                        check (grade in ('VALID', 'UNCERTAIN', 'BELOW_QUORUM')),
  price                 numeric(38,18) check (price > 0),
  confidence            numeric(38,18) check (confidence >= 0),
  valid_publishers      integer        not null check (valid_publishers >= 0),
  quorum                integer        not null check (quorum >= 1),
  publishers            integer        not null check (publishers >= valid_publishers),
  intake_sequence       bigint         not null check (intake_sequence >= 0),
  first_intake_sequence bigint,
  first_observed_at     timestamptz(3),
  last_observed_at      timestamptz(3),
  volatility_annual     numeric(38,18) check (volatility_annual >= 0),
  -- State of the estimate after this round: variance per second, and where the next return starts.
  variance              double precision check (variance >= 0),
  anchor_price          numeric(38,18) check (anchor_price > 0),
  anchor_at             timestamptz(3),
  previous_hash         text           not null check (previous_hash ~ '^[0-9a-f]{64}$'),
  hash                  text           not null check (hash ~ '^[0-9a-f]{64}$'),
  recorded_at           timestamptz    not null default clock_timestamp(),
  primary key (feed, round),
  foreign key (feed, feed_version) references feed_version (feed, version),
  check ((grade = 'BELOW_QUORUM') = (price is null)),
  check ((price is null) = (confidence is null)),
  -- Below quorum there is no price, never an average of what is left.
  check (price is null or valid_publishers >= quorum),
  check (price is null or first_intake_sequence <= intake_sequence),
  check (first_observed_at <= last_observed_at)
);
call append_only('round');

-- The last priced round of a feed, found without reading the ones below quorum.
create index round_priced on round (feed, round desc) where price is not null;

-- The verdict on every publisher's newest report at that round.
create table round_report (
  feed            text           not null,
  round           bigint         not null,
  publisher       text           not null,
  intake_sequence bigint         not null references report (intake_sequence),
  verdict         text           not null
                  check (verdict in ('USED', 'OUTLIER', 'STALE', 'FUTURE', 'TOO_UNCERTAIN',
                                     'NOT_QUALIFYING')),
  weight          numeric(38,18) not null check (weight > 0),
  primary key (feed, round, publisher),
  foreign key (feed, round) references round (feed, round)
);
call append_only('round_report');

-- What a request for a round was answered: a round, or that the quorum was missed.
create table round_request (
  request_id     uuid           primary key,
  feed           text           not null,
  taken_after    bigint,
  observed_after timestamptz(3),
  round          bigint,
  valid          integer        not null check (valid >= 0),
  quorum         integer        not null check (quorum >= 1),
  recorded_at    timestamptz    not null default clock_timestamp(),
  foreign key (feed, round) references round (feed, round)
);
call append_only('round_request');
