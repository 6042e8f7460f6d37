package io.counterpool.oracle.feed;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface FeedRepository extends Repository<FeedRow, String> {

  Optional<FeedRow> findById(String feed);

  List<FeedRow> findAllById(Iterable<String> feeds);

  @Query("select r.feed from FeedRow r order by r.feed")
  List<String> findNames();

  List<FeedRow> findByFeedGreaterThanOrderByFeed(String after, Limit limit);

  /** Versions only rise and no row goes, so every change of any of them is another sum. */
  @Query(
      value =
          "select cast((select coalesce(sum(version), 0) from feed)"
              + " + (select coalesce(sum(version), 0) from publisher) as bigint)",
      nativeQuery = true)
  long sumOfVersions();

  /** Lets one transaction at a time change what {@code scope} names, whether it exists or not. */
  @Query(
      value =
          "select count(*) from (select pg_advisory_xact_lock(hashtextextended(:scope, 0))) held",
      nativeQuery = true)
  long hold(String scope);

  FeedRow save(FeedRow row);
}
