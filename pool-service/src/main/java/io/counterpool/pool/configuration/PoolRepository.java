package io.counterpool.pool.configuration;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Newest configurations of pools. */
interface PoolRepository extends Repository<PoolRow, String> {

  Optional<PoolRow> findById(String pool);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select p from PoolRow p where p.pool = :pool")
  Optional<PoolRow> lock(String pool);

  List<PoolRow> findAllByOrderByPool();

  PoolRow saveAndFlush(PoolRow row);
}
