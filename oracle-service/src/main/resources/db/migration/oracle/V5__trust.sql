-- Publishers with several keys, or known by an address in another system. A row without credentials
-- is older than this and has its one key for good.
alter table publisher
  alter column public_key drop not null,
  add column credentials text check (credentials is json object),
  add column signer text check (signer ~ '^0x[0-9a-f]{40}$'),
  add constraint publisher_known check (public_key is not null or signer is not null);
create index publisher_signer on publisher (signer) where signer is not null;

alter table publisher_version
  alter column public_key drop not null,
  add column credentials text check (credentials is json object),
  add constraint publisher_version_known
    check (public_key is not null or credentials is not null);

-- What proves a report: of other systems also the bytes that were signed.
alter table report
  drop constraint report_signature_check,
  add column scheme text not null default 'ED25519'
    check (scheme in ('ED25519', 'REDSTONE', 'MAKER')),
  add column signed_by text,
  add column message bytea,
  add constraint report_evidence check (
    octet_length(signature) = case scheme when 'ED25519' then 64 else 65 end
    and (scheme = 'ED25519') = (message is null));

alter table refused_report
  drop constraint refused_report_signature_check,
  add column scheme text not null default 'ED25519'
    check (scheme in ('ED25519', 'REDSTONE', 'MAKER')),
  add column signed_by text,
  add column message bytea,
  add constraint refused_report_evidence check (
    octet_length(signature) = case scheme when 'ED25519' then 64 else 65 end
    and (scheme = 'ED25519') = (message is null));

-- Public halves of the keys that sign rounds. None is ever taken away.
create table attestation_key (
  key_id      text        primary key check (key_id ~ '^[A-Za-z0-9_-]{43}$'),
  public_key  bytea       not null unique check (octet_length(public_key) = 32),
  recorded_at timestamptz not null default clock_timestamp()
);
call append_only('attestation_key');

alter table round
  drop constraint round_cause_check,
  add constraint round_cause_check
    check (cause in ('FIRST', 'DEVIATION', 'HEARTBEAT', 'REQUEST', 'GRADE', 'SCHEDULED')),
  add column key_id text references attestation_key (key_id),
  add column signature bytea check (octet_length(signature) = 64),
  add constraint round_attested check ((key_id is null) = (signature is null));

-- What a publisher did for a round, and its score over the last of them, this one included. The
-- factor is what is left of its weight in the next round.
create table publisher_score (
  feed                text           not null,
  publisher           text           not null,
  round               bigint         not null check (round >= 1),
  counted             boolean        not null,
  distance            numeric(38,18) check (distance >= 0),
  delay_millis        bigint,
  rounds              integer        not null check (rounds >= 1),
  uptime              numeric(38,18) not null check (uptime between 0 and 1),
  distance_median     numeric(38,18) check (distance_median >= 0),
  delay_spread_millis bigint         check (delay_spread_millis >= 0),
  factor              numeric(38,18) not null check (factor > 0 and factor <= 1),
  recorded_at         timestamptz    not null default clock_timestamp(),
  primary key (feed, publisher, round)
);
call append_only('publisher_score');
