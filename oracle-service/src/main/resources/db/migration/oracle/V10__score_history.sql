-- Scores go with the rounds that they were made of: publisher_score has a partition a month by the
-- time of its round, and retention removes it with its rounds.

-- The oldest round that the score of each publisher may rest on: those outlive their time.
insert into history_table values
  ('publisher_score', 'month',
   'not exists (select from score_floors() f
                where f.feed = p.feed and f.publisher = p.publisher and p.round < f.round)');

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
