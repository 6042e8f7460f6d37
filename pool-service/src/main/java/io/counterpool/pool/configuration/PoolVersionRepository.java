package io.counterpool.pool.configuration;

import org.springframework.data.repository.Repository;

/** Every version of the configuration of a pool. */
interface PoolVersionRepository extends Repository<PoolVersionRow, PoolVersionRow.Key> {

  PoolVersionRow save(PoolVersionRow row);
}
