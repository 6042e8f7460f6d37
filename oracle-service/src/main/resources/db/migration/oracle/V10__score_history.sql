-- Scores go with the rounds that they were made of: publisher_score has a partition a month by the
-- time of its round, and retention removes it with its rounds.

create or replace function ensure_partition(parent text, at timestamptz) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  unit     text;
  from_at  timestamptz;
  until_at timestamptz;
  name     text;
begin
  unit := case when parent in ('report', 'refused_report') then 'day'
               when parent in ('round', 'round_report', 'price_history', 'publisher_score')
                 then 'month' end;
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

create or replace function ensure_history(at timestamptz) returns boolean
language sql security definer set search_path = public, pg_temp as $$
  select bool_or(ensure_partition(parent, at))
  from unnest(array['report', 'refused_report', 'round', 'round_report', 'price_history',
                    'publisher_score']) as t(parent)
$$;

alter table publisher_score rename to whole;
create table publisher_score (
  like whole including defaults including constraints,
  published_at timestamptz(3) not null
) partition by range (published_at);

-- A round that is gone by now was published before the next one that is kept; the last one always is.
create temp table scored on commit drop as
select w.feed, w.round,
       coalesce(r.published_at,
                (select min(l.published_at) from round l
                 where l.feed = w.feed and l.round > w.round)) as published_at
from (select distinct feed, round from whole) w left join round r using (feed, round);

-- Wherever rounds can be written, their scores can.
do $$
declare
  month timestamptz;
begin
  for month in select from_at from history_partition where parent = 'round'
               union select date_trunc('month', published_at, 'UTC') from scored loop
    perform ensure_partition('publisher_score', month);
  end loop;
end
$$;
insert into publisher_score
select w.*, s.published_at from whole w join scored s using (feed, round);
drop table whole;
alter table publisher_score add primary key (feed, publisher, round, published_at);
call append_only('publisher_score');

-- The oldest round that the score of each publisher may rest on. A window is at most 200 rounds
-- (models.oracle.score.ScoreRule.MOST_ROUNDS).
create function score_floors() returns table (feed text, publisher text, round bigint)
language sql stable as $$
  select p.feed, p.publisher,
         (select s.round from publisher_score s
          where s.feed = p.feed and s.publisher = p.publisher
          order by s.round desc offset 199 limit 1)
  from publisher p
$$;
revoke execute on function score_floors() from public;

-- Removes the rounds of one month, with their verdicts, prices and scores.
create or replace function remove_rounds(month timestamptz) returns boolean language plpgsql as $$
declare
  last    constant text := 'exists (select from round_head h
                              where h.feed = p.feed and p.round in (h.round, h.priced_round))';
  recent  constant text := 'not exists (select from score_floors() f
                              where f.feed = p.feed and f.publisher = p.publisher
                                and p.round < f.round)';
  part    history_partition;
  removed boolean := false;
begin
  perform from head for update;
  for part in select * from history_partition p
              where p.parent in ('round', 'round_report', 'price_history', 'publisher_score')
                and p.from_at = month and p.until_at <= last_written() loop
    if part.parent = 'round' then
      execute format(
        'update round_head h set first_kept = greatest(h.first_kept, r.next)
         from (select p.feed, max(p.round) + 1 as next from %I p where not %s group by p.feed) r
         where r.feed = h.feed', part.name, last);
      execute format(
        'update history_head set first_event = greatest(first_event, coalesce(
           (select max(p.event_sequence) + 1 from %I p where not %s), 1))', part.name, last);
    end if;
    removed := thin_partition(
      part, case part.parent when 'publisher_score' then recent else last end) or removed;
  end loop;
  return removed;
end
$$;
