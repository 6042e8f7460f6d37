package io.counterpool.pool.configuration;

import org.springframework.data.repository.Repository;

/** Every version of the configuration of a market. */
interface MarketVersionRepository extends Repository<MarketVersionRow, MarketVersionRow.Key> {

  MarketVersionRow save(MarketVersionRow row);
}
