-- What pool-service writes for one single order that fills, as plain statements in one transaction:
-- the reference of ./counterpool bench trade, run by pgbench on a copy of the service's database.
--
-- Same tables, indexes, checks and triggers. Texts and the receipt come from a fill of the measured
-- run (variables principal, hash, body, result, payload, receipt). Acceptance and execution are one
-- commit here and two in the service. Balances are spread: what the service keeps on one row of the
-- pool is on one of 1,000 rows here, so that transactions do not wait for each other. What a step
-- writes once for all its fills (lease, ledger_block, pool_state, market_state, the round and its
-- valuation) is left out.
\set account random(1, 2000)
\set spread random(1, 1000)
begin;
insert into intake (pool_id, lane, lane_seq, kind, owner, id, hash, orders, principal, accepted_at, body)
  values ('REFERENCE', 0, nextval('reference_command'), 'ORDER', ('00000000-0000-4000-8000-' || lpad(:account, 12, '0'))::uuid, gen_random_uuid(), decode(:hash, 'hex'), 1, :principal, now(), :body);
insert into command_taken (pool_id, sequence, step, lane, lane_seq, watermark)
  values ('REFERENCE', currval('reference_command'), currval('reference_command'), 0, currval('reference_command'), currval('reference_command'));
insert into fill (pool_id, sequence, command, line, order_id, account, market, round, size, price, notional, impact, fee, realised, funding, borrowing, kind, at)
  values ('REFERENCE', nextval('reference_fill'), currval('reference_command'), 0, gen_random_uuid(), ('00000000-0000-4000-8000-' || lpad(:account, 12, '0'))::uuid, 'BTC-USD-PERP', currval('reference_command'), 0.01, 64006.41280001, 640.064, 0.000129, 0.320033, 0.064001, 0.000012, 0.000003, 'ORDER', now());
insert into command_outcome (pool_id, sequence, line, state, round, effective_at, result, refusal)
  values ('REFERENCE', currval('reference_command'), 0, 'EXECUTED', currval('reference_command'), now(), :result, null);
insert into transfer (pool_id, sequence, debit, credit, asset, amount, kind, cause, at) values
  ('REFERENCE', nextval('reference_transfer'), 'pool:' || :spread, 'collateral:00000000-0000-4000-8000-' || lpad(:account, 12, '0'), 'USDC', 0.064001, 'PROFIT', 'order:' || currval('reference_command'), now()),
  ('REFERENCE', nextval('reference_transfer'), 'collateral:00000000-0000-4000-8000-' || lpad(:account, 12, '0'), 'impact:' || :spread, 'USDC', 0.000129, 'IMPACT', 'order:' || currval('reference_command'), now()),
  ('REFERENCE', nextval('reference_transfer'), 'collateral:00000000-0000-4000-8000-' || lpad(:account, 12, '0'), 'pool:' || :spread, 'USDC', 0.224025, 'TRADE_FEE', 'order:' || currval('reference_command'), now()),
  ('REFERENCE', nextval('reference_transfer'), 'collateral:00000000-0000-4000-8000-' || lpad(:account, 12, '0'), 'insurance:' || :spread, 'USDC', 0.064006, 'TRADE_FEE', 'order:' || currval('reference_command'), now()),
  ('REFERENCE', nextval('reference_transfer'), 'collateral:00000000-0000-4000-8000-' || lpad(:account, 12, '0'), 'fees:' || :spread, 'USDC', 0.032003, 'TRADE_FEE', 'order:' || currval('reference_command'), now());
update balance set amount = amount - 0.256033
  where pool_id = 'REFERENCE' and ledger_account = 'collateral:00000000-0000-4000-8000-' || lpad(:account, 12, '0') and asset = 'USDC';
update balance set amount = amount + 0.000129
  where pool_id = 'REFERENCE' and ledger_account = 'impact:' || :spread and asset = 'USDC';
update balance set amount = amount + 0.064006
  where pool_id = 'REFERENCE' and ledger_account = 'insurance:' || :spread and asset = 'USDC';
update balance set amount = amount + 0.160024
  where pool_id = 'REFERENCE' and ledger_account = 'pool:' || :spread and asset = 'USDC';
update balance set amount = amount + 0.032003
  where pool_id = 'REFERENCE' and ledger_account = 'fees:' || :spread and asset = 'USDC';
insert into account_state (pool_id, account, version)
  values ('REFERENCE', ('00000000-0000-4000-8000-' || lpad(:account, 12, '0'))::uuid, 1)
  on conflict (pool_id, account) do update set version = account_state.version + 1;
insert into account_volume (pool_id, account, day, notional)
  values ('REFERENCE', ('00000000-0000-4000-8000-' || lpad(:account, 12, '0'))::uuid, 20454, 640.064)
  on conflict (pool_id, account, day) do update set notional = account_volume.notional + excluded.notional;
insert into position (pool_id, account, market, size, entry_notional, funding_index, borrow_index)
  values ('REFERENCE', ('00000000-0000-4000-8000-' || lpad(:account, 12, '0'))::uuid, 'BTC-USD-PERP', 0.01, 640.064, 0.000012, 0.000003)
  on conflict (pool_id, account, market) do update set size = excluded.size, entry_notional = excluded.entry_notional, funding_index = excluded.funding_index, borrow_index = excluded.borrow_index;
insert into receipt_block (pool_id, first_sequence, last_sequence, body)
  values ('REFERENCE', currval('reference_fill'), currval('reference_fill'), decode(:receipt, 'base64'));
insert into event (pool_id, sequence, type, effective_at, payload)
  values ('REFERENCE', nextval('reference_event'), 'order-filled', now(), :payload);
commit;
