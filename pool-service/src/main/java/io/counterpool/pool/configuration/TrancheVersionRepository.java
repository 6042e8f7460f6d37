package io.counterpool.pool.configuration;

import org.springframework.data.repository.Repository;

/** Every version of the configuration of a tranche. */
interface TrancheVersionRepository extends Repository<TrancheVersionRow, TrancheVersionRow.Key> {

  TrancheVersionRow save(TrancheVersionRow row);
}
