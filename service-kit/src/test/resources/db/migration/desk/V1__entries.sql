create table entry (
  id     bigint primary key,
  amount numeric(38, 18) not null
);
call append_only('entry');
