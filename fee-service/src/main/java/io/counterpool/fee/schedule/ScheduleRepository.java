package io.counterpool.fee.schedule;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Newest schedules by market. */
interface ScheduleRepository extends Repository<ScheduleRow, String> {

  Optional<ScheduleRow> findById(String market);

  List<ScheduleRow> findByMarketGreaterThanOrderByMarket(String after, Limit limit);

  /** Makes writers of one market wait for each other until this transaction ends. */
  @Query(
      value = "select true from pg_advisory_xact_lock(hashtextextended('schedule ' || :market, 0))",
      nativeQuery = true)
  boolean lock(String market);

  ScheduleRow save(ScheduleRow row);
}
