-- What rates carry from round to round, and the state they look at beside the skew. Null: nothing,
-- as in all terms before; so no row changes and the indices go on.
alter table fee_terms
  add column premium    numeric(38,18) check (premium >= -1),
  add column pool_value numeric(38,18),
  add column fee_pool   numeric(38,18) check (fee_pool >= 0),
  add column rate_memory text check (rate_memory is json object),
  -- Funding of the sides where a budget or the pool's fees part them; null: both sides alike.
  add column funding_index_short        numeric(38,18),
  add column funding_rate_long_per_day  numeric(38,18),
  add column funding_rate_short_per_day numeric(38,18),
  add column funding_step_short         numeric(38,18)
    constraint funding_step_short_is_bounded
      check (abs(funding_step_short) <= funding_step_limit),
  add constraint first_terms_have_one_index check (
    previous_round is not null or (funding_index_short is null and funding_step_short is null));

-- INV-15 as before, for the index of either side.
create or replace view broken_fee_terms as
select t.pool_id, t.market, t.round,
       t.funding_index - t.funding_step as funding_index_before,
       t.borrow_index - t.borrow_step as borrow_index_before,
       coalesce(t.funding_index_short, t.funding_index)
         - coalesce(t.funding_step_short, t.funding_step) as funding_index_short_before
from fee_terms t
left join fee_terms p on p.market = t.market and p.round = t.previous_round
where (t.previous_round is not null
       and (p.round is null
            or p.pool_id <> t.pool_id
            or p.at > t.at
            or t.funding_index <> p.funding_index + t.funding_step
            or coalesce(t.funding_index_short, t.funding_index)
               <> coalesce(p.funding_index_short, p.funding_index)
                  + coalesce(t.funding_step_short, t.funding_step)
            or t.borrow_index <> p.borrow_index + t.borrow_step))
   or exists (select from fee_terms b
              where b.market = t.market and b.round < t.round
                and (t.previous_round is null or b.round > t.previous_round));
