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
