package io.counterpool.desk;

import io.counterpool.kit.stream.EventLog;
import io.counterpool.kit.stream.EventSignal;
import io.counterpool.kit.stream.StoredEvent;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Events of the desk; one writer a stream. */
@Component
class EventStore implements EventLog {

  private final JdbcClient jdbc;
  private final EventSignal signal;

  EventStore(JdbcClient jdbc, EventSignal signal) {
    this.jdbc = jdbc;
    this.signal = signal;
  }

  /** Appends {@code count} events after {@code last}, then tells. */
  void append(String stream, long last, int count, String data) {
    jdbc.sql(
            """
            insert into event (stream, sequence, type, effective_at, data)
            select :stream, :last + n, 'entry-made', '2026-01-01T00:00:00Z',
                   '{"n":' || (:last + n) || ',"text":"' || :data || '"}'
            from generate_series(1, :count) n
            """)
        .param("stream", stream)
        .param("last", last)
        .param("count", count)
        .param("data", data)
        .update();
    signal.published(stream);
  }

  @Override
  public List<StoredEvent> after(String stream, long sequence, int limit) {
    return jdbc.sql(
            """
            select sequence, type, effective_at, recorded_at, data from event
            where stream = :stream and sequence > :sequence order by sequence limit :limit
            """)
        .param("stream", stream)
        .param("sequence", sequence)
        .param("limit", limit)
        .query(
            (row, _) ->
                new StoredEvent(
                    row.getLong("sequence"),
                    row.getString("type"),
                    row.getObject("effective_at", OffsetDateTime.class).toInstant(),
                    row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                    row.getString("data")))
        .list();
  }
}
