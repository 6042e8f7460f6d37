package io.counterpool.fee.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Schedules as rows: the newest version of each, and every version beside it. */
@Repository
class ScheduleStore {

  private final ScheduleRepository newest;
  private final ScheduleVersionRepository versions;
  private final JsonMapper json;

  ScheduleStore(ScheduleRepository newest, ScheduleVersionRepository versions, JsonMapper json) {
    this.newest = newest;
    this.versions = versions;
    this.json = json;
  }

  /** Makes writers of one market wait for each other until this transaction ends. */
  void lock(MarketId market) {
    newest.lock(market.value());
  }

  Optional<ScheduleVersion> find(MarketId market) {
    return newest.findById(market.value()).map(this::version);
  }

  Optional<ScheduleVersion> effective(MarketId market, Instant at) {
    return versions.findEffective(market.value(), at).map(this::version);
  }

  Optional<ScheduleVersion> version(MarketId market, long version) {
    return versions
        .findById(new ScheduleVersionRow.Key(market.value(), version))
        .map(this::version);
  }

  /** At most {@code limit} versions of a market after {@code after}, ascending. */
  List<ScheduleVersion> versions(MarketId market, long after, int limit) {
    return versions.list(market.value(), after, Limit.of(limit)).stream()
        .map(this::version)
        .toList();
  }

  /** At most {@code limit} markets whose names sort after {@code after}, ascending. */
  List<ScheduleVersion> list(String after, int limit) {
    return newest.findByMarketGreaterThanOrderByMarket(after, Limit.of(limit)).stream()
        .map(this::version)
        .toList();
  }

  /** Stores the next version of a schedule. */
  void save(ScheduleVersion next) {
    String market = next.market().value();
    String content = json.writeValueAsString(next.schedule());
    ScheduleRow row =
        newest.findById(market).orElseGet(() -> new ScheduleRow(market, 0, null, content));
    row.replace(next.version(), next.effectiveFrom(), content);
    newest.save(row);
    versions.save(new ScheduleVersionRow(market, next.version(), next.effectiveFrom(), content));
  }

  private ScheduleVersion version(ScheduleVersionRow row) {
    return version(row.key().market(), row.key().version(), row.effectiveFrom(), row.content());
  }

  private ScheduleVersion version(ScheduleRow row) {
    return version(row.market(), row.version(), row.effectiveFrom(), row.content());
  }

  private ScheduleVersion version(
      String market, long version, @Nullable Instant effectiveFrom, String content) {
    return new ScheduleVersion(
        new MarketId(market), version, effectiveFrom, json.readValue(content, Schedule.class));
  }
}
