package io.counterpool.margin.profile;

import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;

interface ProfileVersionRepository extends JpaRepository<ProfileVersionRow, ProfileVersionRow.Key> {

  List<ProfileVersionRow> findByKeyMarketAndKeyVersionGreaterThanOrderByKeyVersion(
      String market, long version, Limit limit);
}
