package io.counterpool.margin.profile;

import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface ProfileRepository extends JpaRepository<ProfileRow, String> {

  /**
   * Makes writers of one name follow one another until the transaction ends, the first included.
   */
  @Query(
      value = "select 1 from pg_advisory_xact_lock(hashtextextended('profile ' || ?1, 0))",
      nativeQuery = true)
  int lock(String market);

  List<ProfileRow> findByMarketGreaterThanOrderByMarket(String market, Limit limit);
}
