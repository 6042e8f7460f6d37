package io.counterpool.margin.profile;

import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;

interface CollateralVersionRepository
    extends JpaRepository<CollateralVersionRow, CollateralVersionRow.Key> {

  List<CollateralVersionRow> findByKeyAssetAndKeyVersionGreaterThanOrderByKeyVersion(
      String asset, long version, Limit limit);
}
