-- Commands: accepted durably by any process, taken in by the one executor of the pool (JdbcClient).
-- These tables are written at speed and by one writer each, so what ties them together is checked by
-- the audit and not by foreign keys.

-- Leases run on the database's clock. Whoever takes one over raises the fence; every write of the
-- holder names its fence in the same transaction and is refused when another has taken over.
create table lane (
  lane       integer     primary key check (lane >= 0),
  holder     uuid        not null,
  fence      bigint      not null check (fence >= 1),
  expires_at timestamptz not null,
  -- The highest number given out; every row of the lane up to it is committed or will never be.
  last_seq   bigint      not null check (last_seq >= 0)
);
grant select, insert, update on lane to ${app};

-- One writer per lane, so the order of commits is the order of lane_seq and one number per lane is
-- enough to know what has been taken in. The path of a command is (kind, owner, id).
create table intake (
  pool_id     text           not null,
  lane        integer        not null check (lane >= 0),
  lane_seq    bigint         not null check (lane_seq >= 1),
  kind        text           not null check (kind in
                ('DEPOSIT', 'REDEMPTION', 'REQUEST_CANCELLATION', 'COLLATERAL_MOVEMENT', 'ORDER',
                 'ORDER_BATCH', 'CANCELLATION', 'CUSTODY_CONFIRMATION')),
  -- provider or account; the nil UUID for a custody confirmation
  owner       uuid           not null,
  id          uuid           not null,
  -- SHA-256 of the body: another body under the same path is refused
  hash        bytea          not null check (octet_length(hash) = 32),
  orders      integer        not null check (orders between 1 and 100),
  principal   text           not null,
  accepted_at timestamptz(3) not null,
  recorded_at timestamptz    not null default clock_timestamp(),
  -- the canonical command
  body        text           not null,
  primary key (pool_id, lane, lane_seq),
  unique (pool_id, owner, kind, id)
);
call append_only('intake');
-- The path of a custody confirmation does not name the pool, so its id is unique over all of them.
create unique index intake_custody_confirmation on intake (id) where kind = 'CUSTODY_CONFIRMATION';

create table lease (
  pool_id        text        primary key,
  holder         uuid        not null,
  fence          bigint      not null check (fence >= 1),
  expires_at     timestamptz not null,
  -- what has been taken in: element n+1 belongs to lane n
  cursors        bigint[]    not null,
  -- number of the last commit of the executor
  step           bigint      not null check (step >= 0),
  -- every command below this sequence has all its outcomes; a restart looks from here
  unfinished_from bigint     not null check (unfinished_from >= 1),
  -- orders taken in that wait for a price
  orders_waiting bigint      not null check (orders_waiting >= 0)
);
grant select, insert, update on lease to ${app};

-- The order of acceptance of a pool: sequence is dense from 1.
create table command_taken (
  pool_id   text    not null,
  sequence  bigint  not null check (sequence >= 1),
  step      bigint  not null check (step >= 1),
  lane      integer not null,
  lane_seq  bigint  not null,
  -- the oracle's intake sequence after the acceptance was durable; null: waits for no price
  watermark bigint  check (watermark >= 0),
  primary key (pool_id, sequence),
  -- INV-9: nothing is taken in twice
  unique (pool_id, lane, lane_seq)
);
call append_only('command_taken');

-- How each command, or each line of a batch, ended: exactly one row.
create table command_outcome (
  pool_id      text           not null,
  sequence     bigint         not null,
  line         integer        not null check (line between 0 and 99),
  state        text           not null check (state in ('EXECUTED', 'REFUSED', 'EXPIRED')),
  round        bigint         check (round >= 1),
  effective_at timestamptz(3) not null,
  result       text,
  refusal      text,
  primary key (pool_id, sequence, line),
  check ((state = 'EXECUTED') = (refusal is null))
);
call append_only('command_outcome');
