-- A payout of the treasury is a command too. Like a custody confirmation it belongs to the nil UUID,
-- and so does the payout that it opens.
alter table intake
  drop constraint intake_kind_check,
  add constraint intake_kind_check check (kind in
    ('DEPOSIT', 'REDEMPTION', 'REQUEST_CANCELLATION', 'COLLATERAL_MOVEMENT', 'ORDER', 'ORDER_BATCH',
     'CANCELLATION', 'CUSTODY_CONFIRMATION', 'TREASURY_PAYOUT'));
