-- Funding index of shorts where it is apart from that of longs, in funding_index; null: the same.
alter table market_state add column funding_index_short numeric(38,18);
