-- Read copies of the portfolios whose book of record is the pool. Only a higher version replaces a
-- copy. Every applied batch of a pool takes the next number of its feed (the row lock makes batches
-- of one pool follow one another), so a process that keeps copies in memory catches up by asking for
-- the batches above the last it has seen, however many processes share the table.

create table portfolio_feed (
  pool_id  text   primary key,
  batch    bigint not null check (batch >= 1)
);

create table portfolio (
  pool_id          text           not null,
  account          uuid           not null,
  version          bigint         not null check (version >= 1),
  batch            bigint         not null check (batch >= 1),
  settlement_cash  numeric(38,18) not null,
  collaterals      jsonb          not null check (jsonb_typeof(collaterals) = 'array'),
  positions        jsonb          not null check (jsonb_typeof(positions) = 'array'),
  recorded_at      timestamptz    not null default now(),
  primary key (pool_id, account)
);

create index portfolio_batch on portfolio (pool_id, batch);
-- An account belongs to one pool; it is looked up by its own id.
create unique index portfolio_account on portfolio (account);

grant select, insert, update on portfolio_feed, portfolio to ${app};
