-- History by time. report and refused_report have a partition a day (64 publishers at one report a
-- second are 5.5 million rows and about 2 GB a day, so a day is dropped as one file); round,
-- round_report and price_history have one a month: rounds are looked up by number and by event too,
-- which visits every partition, so there are few.
--
-- A unique constraint of a partitioned table must hold its key, the instant. What the unique
-- constraints held before is held by triggers that follow each insert against one row a publisher
-- (report_head) and one a feed (round_head): sequences of a publisher rise, rounds of a feed are
-- dense and never earlier than the round before, numbers of the two sequences are above the head,
-- whose row the writer has locked.

-- What is kept by time, for how long at once, and which rows p of it outlive their time: the newest
-- report of a publisher, so that an old one is still refused; a refused report that a round has
-- still to list; the last round of a feed, priced or not, so that the next one follows it.
create table history_table (
  parent text primary key,
  unit   text not null check (unit in ('day', 'month')),
  keep   text not null
);
insert into history_table values
  ('report', 'day',
   'exists (select from report_head h where h.feed = p.feed and h.publisher = p.publisher
              and h.sequence = p.sequence)'),
  ('refused_report', 'day',
   'not exists (select from round_head h where h.feed = p.feed and h.round >= p.round)');
insert into history_table
select parent, 'month', 'exists (select from round_head h
                           where h.feed = p.feed and p.round in (h.round, h.priced_round))'
from unnest(array['round', 'round_report', 'price_history']) as t(parent);

-- Which partitions there are. Kept by ensure_partition and thin_partition alone.
create table history_partition (
  parent     text        not null references history_table (parent),
  from_at    timestamptz not null,
  until_at   timestamptz not null,
  name       text        not null unique,
  primary key (parent, from_at),
  check (from_at < until_at)
);
grant select on history_partition to ${app};

create function ensure_partition(parent text, at timestamptz) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  unit     constant text := (select t.unit from history_table t
                             where t.parent = ensure_partition.parent);
  from_at  timestamptz;
  until_at timestamptz;
  name     text;
begin
  if unit is null then
    raise exception '% has no partitions', parent using errcode = 'invalid_parameter_value';
  end if;
  from_at := date_trunc(unit, at, 'UTC');
  until_at := date_add(from_at, ('1 ' || unit)::interval, 'UTC');
  name := format('%s_%s', parent,
                 to_char(from_at at time zone 'UTC',
                         case unit when 'day' then 'YYYY_MM_DD' else 'YYYY_MM' end));
  insert into history_partition values (parent, from_at, until_at, name) on conflict do nothing;
  if not found then
    return false;
  end if;
  execute format('create table %I (like %I including all)', name, parent);
  call attach_partition(parent, name, from_at, until_at);
  return true;
end
$$;
revoke execute on function ensure_partition(text, timestamptz) from public;

-- Attaching needs no exclusive lock on the parent, so readers and writers go on. A partition is
-- reached through its parent alone: nobody has a grant on it.
create procedure attach_partition(
  parent text, name text, from_at timestamptz, until_at timestamptz)
language plpgsql as $$
begin
  execute format(
    'create trigger append_only_truncate before truncate on %I
       for each statement execute function refuse_change()', name);
  execute format('alter table %I attach partition %I for values from (%L) to (%L)',
                 parent, name, from_at, until_at);
end
$$;
revoke execute on procedure attach_partition(text, text, timestamptz, timestamptz) from public;

-- Makes place for rows of an instant in every table. The only thing the running service can do to
-- the shape of its tables.
create function ensure_history(at timestamptz) returns boolean
language sql security definer set search_path = public, pg_temp as $$
  select bool_or(ensure_partition(parent, at)) from history_table
$$;
revoke execute on function ensure_history(timestamptz) from public;
grant execute on function ensure_history(timestamptz) to ${app};

-- The newest report of each publisher.
create table report_head (
  feed            text           not null,
  publisher       text           not null,
  sequence        bigint         not null,
  intake_sequence bigint         not null,
  taken_at        timestamptz(3) not null,
  primary key (feed, publisher)
) with (fillfactor = 50);
grant select on report_head to ${app};

-- The last round of each feed, the last one with a price, and the first from which on all are kept.
create table round_head (
  feed         text           primary key,
  round        bigint         not null,
  published_at timestamptz(3) not null,
  priced_round bigint,
  priced_at    timestamptz(3),
  first_kept   bigint         not null default 1 check (first_kept between 1 and round),
  check ((priced_round is null) = (priced_at is null)),
  check (priced_round <= round)
) with (fillfactor = 50);
grant select on round_head to ${app};

-- The first event from which on all are kept.
create table history_head (
  one         boolean primary key default true check (one),
  first_event bigint  not null check (first_event >= 1)
);
insert into history_head (first_event) values (1);
grant select on history_head to ${app};

-- An existing table becomes partitioned, whatever columns it has by now: its checks and defaults,
-- its foreign keys to tables that stay whole and its indexes go with it, those that are unique with
-- the instant behind their columns.
create procedure partition_table(parent text, key text, extra text, rows text) language plpgsql as $$
declare
  kept    text[];
  command text;
  at      timestamptz;
begin
  select coalesce(array_agg(format('alter table %I add %s', parent, pg_get_constraintdef(oid))), '{}')
  into kept from pg_constraint
  where conrelid = parent::regclass and contype = 'f'
    and confrelid not in ('report'::regclass, 'round'::regclass);
  select kept || coalesce(array_agg(pg_get_indexdef(indexrelid)), '{}')
  into kept from pg_index where indrelid = parent::regclass and not indisunique;
  select kept || coalesce(array_agg(format(
           'alter table %I add %s (%s, %I)', parent,
           case when indisprimary then 'primary key' else 'unique' end,
           (select string_agg(quote_ident(attname), ', ' order by place)
            from unnest(indkey::int2[]) with ordinality k(attnum, place)
            join pg_attribute on attrelid = indrelid and pg_attribute.attnum = k.attnum), key)), '{}')
  into kept from pg_index where indrelid = parent::regclass and indisunique;
  execute format('alter table %I rename to whole', parent);
  execute format(
    'create table %I (like whole including defaults including constraints %s)
       partition by range (%I)', parent, extra, key);
  for at in execute
    format('select distinct date_trunc(''day'', %I, ''UTC'') from (%s) r', key, rows) loop
    perform ensure_partition(parent, at);
  end loop;
  execute format('insert into %I %s', parent, rows);
  drop table whole cascade; -- What refers to a round or a report may outlive it.
  foreach command in array kept loop
    execute command;
  end loop;
  call append_only(parent::regclass);
end
$$;

drop index round_priced; -- round_head knows.
call partition_table('round_report', 'published_at', ', published_at timestamptz(3) not null',
  'select w.*, r.published_at from whole w join round r using (feed, round)');
call partition_table('refused_report', 'refused_at', '', 'select * from whole');
call partition_table('report', 'taken_at', '', 'select * from whole');
call partition_table('round', 'published_at', '', 'select * from whole');
create index round_at on round (feed, published_at, round);

drop procedure partition_table(text, text, text, text);

insert into report_head
select distinct on (feed, publisher) feed, publisher, sequence, intake_sequence, taken_at
from report order by feed, publisher, sequence desc;

insert into round_head
select l.feed, l.round, l.published_at, p.round, p.published_at, 1
from (select distinct on (feed) * from round order by feed, round desc) l
left join (select distinct on (feed) * from round where price is not null
           order by feed, round desc) p using (feed);

create function follow_reports() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if (select count(distinct a.intake_sequence) < count(*)
          or min(a.intake_sequence) <= (select h.intake_sequence from head h)
      from added a) then
    raise exception 'intake sequences only grow' using errcode = 'unique_violation';
  end if;
  if exists (select from added a group by a.feed, a.publisher, a.sequence having count(*) > 1)
     or exists (select from added a join report_head h using (feed, publisher)
                where a.sequence <= h.sequence) then
    raise exception 'sequences of a publisher only grow' using errcode = 'unique_violation';
  end if;
  insert into report_head as h (feed, publisher, sequence, intake_sequence, taken_at)
  select distinct on (a.feed, a.publisher)
         a.feed, a.publisher, a.sequence, a.intake_sequence, a.taken_at
  from added a order by a.feed, a.publisher, a.sequence desc
  on conflict (feed, publisher) do update
    set sequence = excluded.sequence, intake_sequence = excluded.intake_sequence,
        taken_at = excluded.taken_at;
  return null;
end
$$;
create trigger report_follows after insert on report referencing new table as added
  for each statement execute function follow_reports();

create function follow_rounds() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if (select count(distinct a.event_sequence) < count(*)
          or min(a.event_sequence) <= (select h.event_sequence from head h)
      from added a) then
    raise exception 'event sequences only grow' using errcode = 'unique_violation';
  end if;
  if exists (
       select from added a left join round_head h using (feed)
       group by feed, h.round
       having min(a.round) <> coalesce(h.round, 0) + 1
           or max(a.round) <> coalesce(h.round, 0) + count(*)
           or count(distinct a.round) < count(*)) then
    raise exception 'rounds of a feed are dense' using errcode = 'unique_violation';
  end if;
  if exists (
       select from (
         select a.published_at,
                coalesce(lag(a.published_at) over (partition by a.feed order by a.round),
                         h.published_at) as before
         from added a left join round_head h using (feed)) r
       where r.published_at < r.before) then
    raise exception 'a round is not earlier than the one before' using errcode = 'check_violation';
  end if;
  insert into round_head as h (feed, round, published_at, priced_round, priced_at)
  select l.feed, l.round, l.published_at, p.round, p.published_at
  from (select distinct on (a.feed) a.* from added a order by a.feed, a.round desc) l
  left join (select distinct on (a.feed) a.* from added a where a.price is not null
             order by a.feed, a.round desc) p using (feed)
  on conflict (feed) do update
    set round = excluded.round, published_at = excluded.published_at,
        priced_round = coalesce(excluded.priced_round, h.priced_round),
        priced_at = coalesce(excluded.priced_at, h.priced_at);
  return null;
end
$$;
create trigger round_follows after insert on round referencing new table as added
  for each statement execute function follow_rounds();

-- A request may outlive its round.
alter table round_request drop constraint if exists round_request_feed_round_fkey;

-- One row a round: the price that was in force from then on, and the sums up to then, so that an
-- average over any window costs two look-ups (models.oracle.average.StepSum; times in
-- milliseconds). price is null where the round gave none that may be used.
create table price_history (
  feed         text           not null,
  round        bigint         not null check (round >= 1),
  published_at timestamptz(3) not null,
  price        numeric(38,18) check (price > 0),
  holds_millis bigint         not null check (holds_millis >= 0),
  price_time   numeric        not null check (price_time >= 0),
  up_millis    bigint         not null check (up_millis >= 0),
  down_millis  bigint         not null check (down_millis >= 0),
  primary key (feed, published_at, round)
) partition by range (published_at);
call append_only('price_history');

do $$
declare
  at timestamptz;
begin
  for at in select distinct date_trunc('month', published_at, 'UTC') from round loop
    perform ensure_partition('price_history', at);
  end loop;
end
$$;
insert into price_history
select feed, round, published_at, price, holds,
       coalesce(sum(price * least(span, holds)) over earlier, 0),
       coalesce(sum(least(span, holds)) filter (where price is not null) over earlier, 0),
       coalesce(sum(case when price is null then span else greatest(span - holds, 0) end)
                over earlier, 0)
from (
  select r.feed, r.round, r.published_at,
         case when r.grade in ('VALID', 'UNCERTAIN', 'VOLATILE') then r.price end as price,
         coalesce((v.content::json ->> 'maxAgeSeconds')::bigint, 0) * 1000 as holds,
         greatest(0, extract(epoch from lead(r.published_at) over (
           partition by r.feed order by r.round) - r.published_at) * 1000)::bigint as span
  from round r join feed_version v on v.feed = r.feed and v.version = r.feed_version) steps
window earlier as (
  partition by feed order by round rows between unbounded preceding and 1 preceding);

-- Retention, for the owner alone: a partition is replaced by what must be kept of it, or dropped if
-- that is nothing.

-- The instant that was written last. Its partitions and those behind it stay, whatever a caller's
-- clock says: the writer relies on them.
create function last_written() returns timestamptz language sql as $$
  select greatest((select max(taken_at) from report_head), (select max(published_at) from round_head))
$$;
revoke execute on function last_written() from public;

-- Leaves of one partition the rows that meet a condition on p; answers whether any were removed.
create function thin_partition(part history_partition, keep text) returns boolean
language plpgsql as $$
declare
  thin    text := part.name || '_kept';
  removed boolean;
  empty   boolean;
  kept    bigint;
begin
  execute format('select exists (select from %1$I p where not %2$s), not exists (select from %1$I)',
                 part.name, keep) into removed, empty;
  if not removed and not empty then
    return false;
  end if;
  execute format('create table %I (like %I including all)', thin, part.name);
  execute format('insert into %I select p.* from %I p where %s', thin, part.name, keep);
  get diagnostics kept = row_count;
  execute format('alter table %I detach partition %I', part.parent, part.name);
  execute format('drop table %I', part.name);
  if kept = 0 then
    execute format('drop table %I', thin);
    delete from history_partition p where p.name = part.name;
  else
    execute format('alter table %I rename to %I', thin, part.name);
    call attach_partition(part.parent, part.name, part.from_at, part.until_at);
  end if;
  return true;
end
$$;
revoke execute on function thin_partition(history_partition, text) from public;

-- Removes what one day or one month holds.
create function remove_history(unit text, at timestamptz) returns boolean language plpgsql as $$
declare
  part    record;
  removed boolean := false;
begin
  perform from head for update; -- The writer waits, so no head moves meanwhile.
  for part in select p as partition, p.name, p.parent, t.keep
              from history_partition p join history_table t using (parent)
              where t.unit = remove_history.unit and p.from_at = at
                and p.until_at <= last_written() loop
    if part.parent = 'round' then
      execute format(
        'update round_head h set first_kept = greatest(h.first_kept, r.next)
         from (select p.feed, max(p.round) + 1 as next from %I p where not %s group by p.feed) r
         where r.feed = h.feed', part.name, part.keep);
      execute format(
        'update history_head set first_event = greatest(first_event, coalesce(
           (select max(p.event_sequence) + 1 from %I p where not %s), 1))', part.name, part.keep);
    end if;
    removed := thin_partition(part.partition, part.keep) or removed;
  end loop;
  return removed;
end
$$;
revoke execute on function remove_history(text, timestamptz) from public;
