-- The book of record of each pool, written by its executor only (JdbcClient, COPY): movements, which
-- are never changed, and current state, which each step replaces. Every sequence is dense from 1.

-- A movement: `amount` of `asset` from `debit` to `credit`, so each row balances to zero.
create table transfer (
  pool_id   text           not null,
  sequence  bigint         not null check (sequence >= 1),
  debit     text           not null,
  credit    text           not null,
  asset     text           not null,
  amount    numeric(38,18) not null check (amount > 0),
  kind      text           not null,
  cause     text           not null,
  at        timestamptz(3) not null,
  primary key (pool_id, sequence),
  check (debit <> credit)
);
call append_only('transfer');

-- The two sides of each transfer. Balance = credits − debits.
create view ledger_entry as
  select pool_id, sequence, debit as ledger_account, asset, -amount as amount, kind, cause, at
    from transfer
  union all
  select pool_id, sequence, credit, asset, amount, kind, cause, at from transfer;
grant select on ledger_entry to ${app};

-- Hash chain over the transfers of each step: an edit, a removal or another order breaks it.
create table ledger_block (
  pool_id        text   not null,
  block          bigint not null check (block >= 1),
  step           bigint not null check (step >= 1),
  first_transfer bigint not null check (first_transfer >= 1),
  last_transfer  bigint not null check (last_transfer >= first_transfer),
  previous_hash  text   not null check (previous_hash ~ '^[0-9a-f]{64}$'),
  hash           text   not null check (hash ~ '^[0-9a-f]{64}$'),
  primary key (pool_id, block),
  unique (pool_id, first_transfer)
);
call append_only('ledger_block');

create table balance (
  pool_id        text           not null,
  ledger_account text           not null,
  asset          text           not null,
  amount         numeric(38,18) not null,
  primary key (pool_id, ledger_account, asset),
  -- What is held is owed: only custody, traders (who may owe) and the pool itself go below zero.
  check (amount >= 0 or ledger_account = 'custody' or ledger_account like 'collateral:%'
         or ledger_account like 'pool:%')
) with (fillfactor = 70);
grant select, insert, update on balance to ${app};

create table fill (
  pool_id   text           not null,
  sequence  bigint         not null check (sequence >= 1),
  -- acceptance sequence and line of the order; 0 for what the venue did by itself
  command   bigint         not null check (command >= 0),
  line      integer        not null check (line between 0 and 99),
  order_id  uuid           not null,
  account   uuid           not null,
  market    text           not null,
  round     bigint         not null check (round >= 1),
  size      numeric(38,18) not null check (size <> 0),
  price     numeric(38,18) not null check (price > 0),
  notional  numeric(38,18) not null check (notional >= 0),
  impact    numeric(38,18) not null,
  fee       numeric(38,18) not null check (fee >= 0),
  realised  numeric(38,18) not null,
  funding   numeric(38,18) not null,
  borrowing numeric(38,18) not null check (borrowing >= 0),
  kind      text           not null check (kind in ('ORDER', 'LIQUIDATION', 'DELEVERAGE')),
  at        timestamptz(3) not null,
  primary key (pool_id, sequence),
  check ((kind = 'ORDER') = (command > 0))
);
call append_only('fill');
create index fill_account on fill (pool_id, account, sequence);
-- INV-9: an order fills once.
create unique index fill_order on fill (pool_id, command, line) where command > 0;

-- Receipts of the fills first_sequence to last_sequence, deflated together.
create table receipt_block (
  pool_id        text   not null,
  first_sequence bigint not null check (first_sequence >= 1),
  last_sequence  bigint not null check (last_sequence >= first_sequence),
  body           bytea  not null,
  primary key (pool_id, first_sequence)
);
alter table receipt_block alter column body set storage external;
call append_only('receipt_block');

create table event (
  pool_id      text           not null,
  sequence     bigint         not null check (sequence >= 1),
  type         text           not null,
  effective_at timestamptz(3) not null,
  recorded_at  timestamptz    not null default now(),
  payload      text           not null,
  primary key (pool_id, sequence)
);
call append_only('event');

create table liquidation (
  pool_id            text           not null,
  sequence           bigint         not null check (sequence >= 1),
  fill               bigint         not null check (fill >= 0),
  account            uuid           not null,
  market             text           not null,
  round              bigint         not null check (round >= 1),
  size               numeric(38,18) not null,
  price              numeric(38,18) not null check (price > 0),
  equity_before      numeric(38,18) not null,
  maintenance_before numeric(38,18) not null check (maintenance_before >= 0),
  fee                numeric(38,18) not null check (fee >= 0),
  bad_debt           numeric(38,18) not null check (bad_debt >= 0),
  insurance_paid     numeric(38,18) not null
                     check (insurance_paid >= 0 and insurance_paid <= bad_debt),
  judged_by          text           not null check (judged_by in ('MARGIN', 'POOL')),
  at                 timestamptz(3) not null,
  primary key (pool_id, sequence)
);
call append_only('liquidation');

create table share_movement (
  pool_id  text           not null,
  sequence bigint         not null check (sequence >= 1),
  provider uuid           not null,
  tranche  text           not null,
  shares   numeric(38,18) not null check (shares <> 0),
  assets   numeric(38,18) not null,
  price    numeric(38,18) not null check (price >= 0),
  epoch    bigint         not null check (epoch >= 1),
  command  uuid           not null,
  at       timestamptz(3) not null,
  primary key (pool_id, sequence)
);
call append_only('share_movement');
create index share_movement_provider on share_movement (pool_id, provider, sequence);

create table epoch (
  pool_id text           not null,
  number  bigint         not null check (number >= 1),
  cut_off timestamptz(3) not null,
  round   bigint         not null check (round >= 1),
  at      timestamptz(3) not null check (at >= cut_off),
  -- pool value for redemptions and for deposits, and what the pool had to pay with
  lower    numeric(38,18) not null,
  upper    numeric(38,18) not null,
  cash     numeric(38,18) not null,
  reserved numeric(38,18) not null check (reserved >= 0),
  whole    boolean        not null,
  -- what each tranche did
  strikes text           not null check (strikes is json array),
  primary key (pool_id, number)
);
call append_only('epoch');

create table valuation (
  pool_id        text           not null,
  round          bigint         not null check (round >= 1),
  at             timestamptz(3) not null,
  cash           numeric(38,18) not null,
  other_assets   numeric(38,18) not null,
  traders_profit numeric(38,18) not null,
  accrued        numeric(38,18) not null,
  shortfall      numeric(38,18) not null check (shortfall >= 0),
  value          numeric(38,18) not null,
  lower          numeric(38,18) not null,
  upper          numeric(38,18) not null,
  insurance      numeric(38,18) not null check (insurance >= 0),
  bad_debt       numeric(38,18) not null check (bad_debt >= 0),
  reserved       numeric(38,18) not null check (reserved >= 0),
  utilisation    numeric(38,18) not null check (utilisation >= 0),
  complete       boolean        not null,
  tranches       text           not null check (tranches is json array),
  markets        text           not null check (markets is json array),
  primary key (pool_id, round)
);
call append_only('valuation');

-- Rounds. What a round asks is stored before it is asked, so that it can be asked again byte for
-- byte; what it was run with is stored with what it did, so that it can be run again.
create table round_prepared (
  pool_id text           not null,
  round   bigint         not null check (round >= 1),
  at      timestamptz(3) not null,
  body    text           not null check (body is json object),
  primary key (pool_id, round)
);
call append_only('round_prepared');

create table round_done (
  pool_id text           not null,
  round   bigint         not null check (round >= 1),
  step    bigint         not null check (step >= 1),
  at      timestamptz(3) not null,
  -- the input of the machine
  input   text           not null,
  fills   integer        not null check (fills >= 0),
  primary key (pool_id, round),
  unique (pool_id, step)
);
call append_only('round_done');

-- Current state of a pool: what a restart needs and reads answer from.

create table pool_state (
  pool_id                 text           primary key,
  command_sequence        bigint         not null,
  transfer_sequence       bigint         not null,
  fill_sequence           bigint         not null,
  event_sequence          bigint         not null,
  liquidation_sequence    bigint         not null,
  share_movement_sequence bigint         not null,
  epoch_number            bigint         not null,
  last_round              bigint         not null,
  last_round_at           timestamptz(3),
  next_cut_off            timestamptz(3),
  bad_debt                numeric(38,18) not null check (bad_debt >= 0),
  shortfall               numeric(38,18) not null check (shortfall >= 0)
) with (fillfactor = 50);
grant select, insert, update on pool_state to ${app};

create table account_state (
  pool_id text   not null,
  account uuid   not null,
  version bigint not null check (version >= 1),
  primary key (pool_id, account)
) with (fillfactor = 70);
grant select, insert, update on account_state to ${app};

create table position (
  pool_id        text           not null,
  account        uuid           not null,
  market         text           not null,
  size           numeric(38,18) not null check (size <> 0),
  entry_notional numeric(38,18) not null,
  funding_index  numeric(38,18) not null,
  borrow_index   numeric(38,18) not null,
  primary key (pool_id, account, market)
) with (fillfactor = 70);
grant select, insert, update, delete on position to ${app};

create table market_state (
  pool_id              text           not null,
  market               text           not null,
  long_size            numeric(38,18) not null check (long_size >= 0),
  short_size           numeric(38,18) not null check (short_size >= 0),
  long_entry_notional  numeric(38,18) not null,
  short_entry_notional numeric(38,18) not null,
  funding_basis        numeric(38,18) not null,
  borrow_basis         numeric(38,18) not null,
  funding_index        numeric(38,18) not null,
  borrow_index         numeric(38,18) not null,
  last_price           numeric(38,18) check (last_price > 0),
  last_confidence      numeric(38,18) check (last_confidence >= 0),
  last_feed_round      bigint,
  base_reserve         numeric(38,18) check (base_reserve > 0),
  quote_reserve        numeric(38,18) check (quote_reserve > 0),
  configured_peg       numeric(38,18) check (configured_peg > 0),
  peg                  numeric(38,18) check (peg > 0),
  gross_payouts        numeric(38,18) not null,
  budget_reset         bigint         not null,
  reduce_only          boolean        not null,
  primary key (pool_id, market)
) with (fillfactor = 50);
grant select, insert, update on market_state to ${app};

create table tranche_state (
  pool_id    text           not null,
  tranche    text           not null,
  supply     numeric(38,18) not null check (supply >= 0),
  claim      numeric(38,18) not null check (claim >= 0),
  accrued_at timestamptz(3),
  primary key (pool_id, tranche)
) with (fillfactor = 70);
grant select, insert, update on tranche_state to ${app};

create table holding (
  pool_id  text           not null,
  provider uuid           not null,
  tranche  text           not null,
  shares   numeric(38,18) not null check (shares > 0),
  locked   numeric(38,18) not null check (locked >= 0 and locked <= shares),
  primary key (pool_id, provider, tranche)
);
grant select, insert, update, delete on holding to ${app};

-- Funded deposits and redemptions that wait for a strike.
create table request (
  pool_id     text           not null,
  sequence    bigint         not null check (sequence >= 1),
  kind        text           not null check (kind in ('DEPOSIT', 'REDEMPTION')),
  id          uuid           not null,
  owner       uuid           not null,
  tranche     text           not null,
  funded_at   timestamptz(3) not null,
  remaining   numeric(38,18) not null check (remaining > 0),
  done_assets numeric(38,18) not null check (done_assets >= 0),
  done_shares numeric(38,18) not null check (done_shares >= 0),
  primary key (pool_id, sequence)
);
grant select, insert, update, delete on request to ${app};

-- Money that is to leave: in pending:payout:<id> until the custodian confirms that it left.
create table payout (
  pool_id text           not null,
  number  bigint         not null check (number >= 1),
  owner   uuid           not null,
  id      uuid           not null,
  asset   text           not null,
  amount  numeric(38,18) not null check (amount > 0),
  primary key (pool_id, number)
);
grant select, insert, update, delete on payout to ${app};
