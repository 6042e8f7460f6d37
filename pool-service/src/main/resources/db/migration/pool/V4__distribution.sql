-- Fee income on its way into share value: earned since the last strike, and what enters value
-- between two instants.
alter table pool_state
  add column income_waiting   numeric(38,18) not null default 0 check (income_waiting >= 0),
  add column income_releasing numeric(38,18) not null default 0 check (income_releasing >= 0),
  add column income_from      timestamptz(3) not null default 'epoch',
  add column income_until     timestamptz(3) not null default 'epoch',
  add check (income_until >= income_from);
alter table valuation
  add column unreleased numeric(38,18) not null default 0 check (unreleased >= 0);
alter table epoch
  add column unreleased numeric(38,18) not null default 0 check (unreleased >= 0);

-- Performance fees: the rate in force since the last strike, and the price above which the gain of
-- a holding pays.
alter table tranche_state
  add column performance_fee numeric(38,18) check (performance_fee between 0 and 1);
alter table holding add column mark numeric(38,18) check (mark >= 0);

-- Who referred an account: said once, at its registration. The pool notes it with the account's
-- first order, perhaps before anything has changed in it.
alter table account add column referrer uuid check (referrer <> account_id);
alter table account_state
  add column referrer uuid check (referrer <> account),
  drop constraint account_state_version_check,
  add constraint account_state_version_check check (version >= 0);
