package io.counterpool.margin.profile;

import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface CollateralRepository extends JpaRepository<CollateralRow, String> {

  /**
   * Makes writers of one name follow one another until the transaction ends, the first included.
   */
  @Query(
      value = "select 1 from pg_advisory_xact_lock(hashtextextended('collateral ' || ?1, 0))",
      nativeQuery = true)
  int lock(String asset);

  List<CollateralRow> findByAssetGreaterThanOrderByAsset(String asset, Limit limit);
}
