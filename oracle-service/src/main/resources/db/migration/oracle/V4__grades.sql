-- The matrix of grades and actions, every version of it (Spring Data JPA). The highest is in force.
create table price_grades (
  version     bigint      primary key check (version >= 1),
  content     text        not null check (content is json object),
  recorded_at timestamptz not null default clock_timestamp()
);
call append_only('price_grades');

insert into price_grades (version, content) values (1, '{
  "VALID": ["OPEN", "REDUCE", "LIQUIDATE", "WITHDRAW", "STRIKE", "SETTLE"],
  "UNCERTAIN": ["REDUCE", "LIQUIDATE"],
  "VOLATILE": ["OPEN", "REDUCE", "LIQUIDATE", "SETTLE"],
  "STALE": [],
  "BELOW_QUORUM": [],
  "OUT_OF_BAND": [],
  "HALTED": []
}');

-- What a round may be used for, and what its grade rests on. Null in rounds from before: the first
-- version holds for them, and their hashes know nothing of these columns.
alter table round
  add grades_version     bigint references price_grades (version),
  add allows             text[] check (allows <@ array['OPEN', 'REDUCE', 'LIQUIDATE', 'WITHDRAW',
                                                       'STRIKE', 'SETTLE']),
  -- What the reports came to where it must not be used.
  add refused_price      numeric(38,18) check (refused_price > 0),
  add refused_confidence numeric(38,18) check (refused_confidence >= 0),
  -- State of the slow average after this round: all digits of its mean up to slow_at, and the price
  -- that holds from then on.
  add slow_average       numeric        check (slow_average > 0),
  add slow_price         numeric(38,18) check (slow_price > 0),
  add slow_at            timestamptz(3);

-- The checks on grades: that they are known, and which have no price.
do $$
declare
  name text;
begin
  for name in select conname from pg_constraint
              where conrelid = 'round'::regclass and contype = 'c'
                and pg_get_constraintdef(oid) like '%BELOW_QUORUM%' loop
    execute format('alter table round drop constraint %I', name);
  end loop;
end
$$;

alter table round
  drop constraint round_cause_check,
  add constraint round_cause_check
    check (cause in ('FIRST', 'DEVIATION', 'HEARTBEAT', 'REQUEST', 'GRADE')),
  add constraint round_grade_check
    check (grade in ('VALID', 'UNCERTAIN', 'VOLATILE', 'BELOW_QUORUM', 'OUT_OF_BAND', 'HALTED')),
  add constraint round_price_by_grade
    check ((grade in ('BELOW_QUORUM', 'OUT_OF_BAND', 'HALTED')) = (price is null)),
  add constraint round_refused_by_grade
    check (case grade when 'OUT_OF_BAND' then refused_price is not null
                      when 'HALTED' then true
                      else refused_price is null end),
  add constraint round_refused_is_whole
    check ((refused_price is null) = (refused_confidence is null)),
  add constraint round_refused_by_quorum
    check (refused_price is null or valid_publishers >= quorum),
  add constraint round_allows_is_whole check ((grades_version is null) = (allows is null)),
  add constraint round_allows_by_price check (price is not null or allows = '{}'),
  add constraint round_slow_is_whole
    check ((slow_average is null) = (slow_price is null)
           and (slow_average is null) = (slow_at is null));

-- Operators' orders to feeds and what became of them (JdbcClient). Each that was done has the round
-- that told everybody.
create table feed_intervention (
  number       bigint         generated always as identity unique,
  feed         text           not null references feed (feed),
  intervention uuid           not null,
  kind         text           not null check (kind in ('HALT', 'RESUME')),
  reason       text           not null check (length(reason) between 1 and 500),
  principal    text           not null,
  at           timestamptz(3) not null,
  round        bigint,
  grade        text,
  valid        integer        check (valid >= 0),
  quorum       integer        check (quorum >= 1),
  recorded_at  timestamptz    not null default clock_timestamp(),
  primary key (feed, intervention),
  foreign key (feed, round) references round (feed, round),
  check ((round is null) = (grade is not null)),
  check (round is null or (valid is null and quorum is null)),
  check ((valid is null) = (quorum is null)),
  check (kind = 'RESUME' or round is not null)
);
call append_only('feed_intervention');
create index feed_intervention_of_feed on feed_intervention (feed, number);
