-- What a trade fee remembers of the price from round to round; null while it remembers nothing.
-- The next terms of the market go on from it, so it is kept with the terms that made it.
alter table fee_terms add column surge_memory text check (surge_memory is json object);
