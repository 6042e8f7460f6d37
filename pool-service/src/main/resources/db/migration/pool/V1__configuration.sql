-- Configuration and registries (Spring Data JPA). The current row carries the version that is its
-- ETag; every version ever in force stays beside it, because rounds and receipts name versions.

create table pool (
  pool_id  text    primary key check (pool_id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
  version  bigint  not null check (version >= 1),
  content  text    not null check (content is json object)
);
grant select, insert, update on pool to ${app};

create table pool_version (
  pool_id      text           not null references pool,
  version      bigint         not null check (version >= 1),
  content      text           not null check (content is json object),
  effective_at timestamptz(3) not null,
  changed_by   text           not null,
  recorded_at  timestamptz    not null default clock_timestamp(),
  primary key (pool_id, version)
);
call append_only('pool_version');

create table tranche (
  pool_id    text    not null references pool,
  tranche_id text    not null check (tranche_id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
  version    bigint  not null check (version >= 1),
  rank       integer not null check (rank between 0 and 2),
  content    text    not null check (content is json object),
  primary key (pool_id, tranche_id),
  unique (pool_id, rank)
);
grant select, insert, update on tranche to ${app};

create table tranche_version (
  pool_id      text           not null,
  tranche_id   text           not null,
  version      bigint         not null check (version >= 1),
  content      text           not null check (content is json object),
  effective_at timestamptz(3) not null,
  changed_by   text           not null,
  recorded_at  timestamptz    not null default clock_timestamp(),
  primary key (pool_id, tranche_id, version),
  foreign key (pool_id, tranche_id) references tranche
);
call append_only('tranche_version');

-- A market belongs to exactly one pool, for ever.
create table market (
  pool_id   text   not null references pool,
  market_id text   not null check (market_id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
  version   bigint not null check (version >= 1),
  content   text   not null check (content is json object),
  primary key (pool_id, market_id),
  unique (market_id)
);
grant select, insert, update on market to ${app};

create table market_version (
  pool_id      text           not null,
  market_id    text           not null,
  version      bigint         not null check (version >= 1),
  content      text           not null check (content is json object),
  effective_at timestamptz(3) not null,
  changed_by   text           not null,
  recorded_at  timestamptz    not null default clock_timestamp(),
  primary key (pool_id, market_id, version),
  foreign key (pool_id, market_id) references market
);
call append_only('market_version');

-- Who owns an account or is a provider: bound by the first PUT, never changed. An account belongs
-- to exactly one pool.
create table account (
  pool_id       text           not null references pool,
  account_id    uuid           not null,
  subject       text           not null check (length(subject) between 1 and 200),
  registered_at timestamptz(3) not null,
  recorded_at   timestamptz    not null default clock_timestamp(),
  primary key (pool_id, account_id),
  unique (account_id)
);
call append_only('account');

create table provider (
  pool_id       text           not null references pool,
  provider_id   uuid           not null,
  subject       text           not null check (length(subject) between 1 and 200),
  registered_at timestamptz(3) not null,
  recorded_at   timestamptz    not null default clock_timestamp(),
  primary key (pool_id, provider_id),
  unique (provider_id)
);
call append_only('provider');
