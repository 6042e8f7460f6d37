package io.counterpool.oracle.grade;

import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface PriceGradesRepository extends Repository<PriceGradesRow, Long> {

  Optional<PriceGradesRow> findByVersion(long version);

  @Query("select max(r.version) from PriceGradesRow r")
  long findPresentVersion();

  /** Lets one transaction at a time add a version. */
  @Query(
      value =
          "select count(*) from (select pg_advisory_xact_lock("
              + "hashtextextended('price-grades', 0))) held",
      nativeQuery = true)
  long hold();

  PriceGradesRow save(PriceGradesRow row);
}
