create table entry (
  id     bigint primary key,
  amount numeric(38, 18) not null
);
call append_only('entry');

create table setting (
  name    text   primary key,
  value   text   not null,
  version bigint not null
);
grant select, insert, update on setting to ${app};

create table event (
  stream       text        not null,
  sequence     bigint      not null,
  type         text        not null,
  effective_at timestamptz not null,
  recorded_at  timestamptz not null default now(),
  data         text        not null,
  primary key (stream, sequence)
);
call append_only('event');
