package io.counterpool.pool.configuration;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Newest configurations of tranches. */
interface TrancheRepository extends Repository<TrancheRow, TrancheRow.Key> {

  Optional<TrancheRow> findById(TrancheRow.Key key);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select t from TrancheRow t where t.pool = :pool and t.tranche = :tranche")
  Optional<TrancheRow> lock(String pool, String tranche);

  List<TrancheRow> findByPoolOrderByRank(String pool);

  TrancheRow saveAndFlush(TrancheRow row);
}
