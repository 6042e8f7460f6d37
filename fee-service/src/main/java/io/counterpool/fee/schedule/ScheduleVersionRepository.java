package io.counterpool.fee.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Every version of every schedule. */
interface ScheduleVersionRepository extends Repository<ScheduleVersionRow, ScheduleVersionRow.Key> {

  /** The newest version that applies at {@code at}. */
  @Query(
      """
      from ScheduleVersionRow v
      where v.key.market = :market and (v.effectiveFrom is null or v.effectiveFrom <= :at)
      order by v.key.version desc
      limit 1
      """)
  Optional<ScheduleVersionRow> findEffective(String market, Instant at);

  Optional<ScheduleVersionRow> findById(ScheduleVersionRow.Key key);

  /** Versions of one market above {@code after}, ascending. */
  @Query(
      """
      from ScheduleVersionRow v
      where v.key.market = :market and v.key.version > :after
      order by v.key.version
      """)
  List<ScheduleVersionRow> list(String market, long after, Limit limit);

  ScheduleVersionRow save(ScheduleVersionRow row);
}
