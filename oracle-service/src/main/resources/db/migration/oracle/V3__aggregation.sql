-- What a publisher's reports are to its feed.
alter table publisher
  add column permitted  boolean not null default true,
  add column node       text check (node ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
  add column convert_by text references feed (feed) check (convert_by <> feed),
  add column conversion text check (conversion in ('MULTIPLY', 'DIVIDE')),
  add constraint publisher_converts check ((convert_by is null) = (conversion is null));
alter table publisher_version
  add column permitted  boolean not null default true,
  add column node       text check (node ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
  add column convert_by text references feed (feed) check (convert_by <> feed),
  add column conversion text check (conversion in ('MULTIPLY', 'DIVIDE')),
  add constraint publisher_version_converts check ((convert_by is null) = (conversion is null));

-- Signed reports that were refused, until the next round of their feed lists them: at most one of
-- each publisher and reason before each round.
create table refused_report (
  feed              text           not null,
  round             bigint         not null check (round >= 1), -- the next one of the feed
  publisher         text           not null,
  refusal           text           not null check (refusal in ('FUTURE', 'REPLAYED')),
  sequence          bigint         not null check (sequence >= 0),
  price             numeric(38,18) not null check (price > 0),
  confidence        numeric(38,18) not null check (confidence >= 0),
  observed_at       timestamptz(3) not null,
  refused_at        timestamptz(3) not null,
  signature         bytea          not null check (octet_length(signature) = 64),
  publisher_version bigint         not null,
  recorded_at       timestamptz    not null default clock_timestamp(),
  primary key (feed, round, publisher, refusal),
  foreign key (feed, publisher, publisher_version)
    references publisher_version (feed, publisher, version)
);
call append_only('refused_report');

-- A process whose working state lacks a refusal must notice, as it does with reports and rounds.
alter table head add column refusal_sequence bigint not null default 0
  check (refusal_sequence >= 0);
create or replace function refuse_lower_head() returns trigger language plpgsql as $$
begin
  if new.intake_sequence < old.intake_sequence or new.event_sequence < old.event_sequence
     or new.refusal_sequence < old.refusal_sequence then
    raise exception 'sequences only grow' using errcode = 'check_violation';
  end if;
  return new;
end
$$;

-- A round keeps all that it shows of its reports, in the order in which it shows them.
alter table round_report
  drop constraint round_report_pkey,
  drop constraint round_report_intake_sequence_fkey,
  drop constraint round_report_verdict_check,
  drop constraint round_report_weight_check,
  alter column intake_sequence drop not null, -- refused: it has no number
  add column place                integer check (place >= 0),
  add column sequence             bigint check (sequence >= 0),
  add column price                numeric(38,18) check (price > 0),
  add column confidence           numeric(38,18) check (confidence >= 0),
  add column observed_at          timestamptz(3),
  add column node                 text,
  add column index_feed           text,
  add column index_round          bigint check (index_round >= 1),
  add column converted_price      numeric(38,18) check (converted_price > 0),
  add column converted_confidence numeric(38,18) check (converted_confidence >= 0);

alter table round_report disable trigger append_only_rows;
update round_report v
set place = p.place, sequence = r.sequence, price = r.price, confidence = r.confidence,
    observed_at = r.observed_at
from report r,
     (select feed, round, publisher,
             row_number() over (partition by feed, round order by publisher collate "C") - 1
               as place
      from round_report) p
where r.intake_sequence = v.intake_sequence
  and (p.feed, p.round, p.publisher) = (v.feed, v.round, v.publisher);
alter table round_report enable trigger append_only_rows;

alter table round_report
  alter column place set not null,
  alter column sequence set not null,
  alter column price set not null,
  alter column confidence set not null,
  alter column observed_at set not null,
  add primary key (feed, round, place),
  add constraint round_report_verdict_check
    check (verdict in ('USED', 'OUTLIER', 'STALE', 'FUTURE', 'REPLAYED', 'TOO_UNCERTAIN',
                       'NOT_QUALIFYING', 'NOT_PERMITTED', 'NOT_CONVERTED')),
  add constraint round_report_weight_check
    check (weight >= 0 and (weight > 0 or verdict not in ('USED', 'OUTLIER'))),
  add constraint round_report_refused_check
    check (intake_sequence is not null or verdict in ('FUTURE', 'REPLAYED')),
  add constraint round_report_converted_check
    check (num_nulls(index_feed, index_round, converted_price, converted_confidence) in (0, 4));

-- A two-stage median also needs nodes.
alter table round_request
  add column nodes       integer check (nodes >= 0),
  add column node_quorum integer check (node_quorum >= 1),
  add constraint round_request_nodes check ((nodes is null) = (node_quorum is null));
