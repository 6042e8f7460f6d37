package io.counterpool.pool.configuration;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Newest configurations of markets. */
interface MarketRepository extends Repository<MarketRow, String> {

  Optional<MarketRow> findById(String market);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select m from MarketRow m where m.market = :market")
  Optional<MarketRow> lock(String market);

  List<MarketRow> findByPoolOrderByMarket(String pool);

  List<MarketRow> findAllByOrderByMarket();

  MarketRow saveAndFlush(MarketRow row);
}
