package io.counterpool.kit.clock;

import io.counterpool.kit.clock.VenueClock.Mode;
import io.counterpool.kit.clock.VenueClock.Reading;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The sandbox's clock in the one row of {@code venue_clock}. Before it is first driven it stands at
 * 1970, so that any day can be generated.
 */
final class ClockTable implements ClockStore {

  private final JdbcClient jdbc;

  ClockTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Reading last() {
    return jdbc.sql("select mode, at from venue_clock")
        .query(
            (row, _) ->
                new Reading(
                    Mode.valueOf(row.getString("mode")),
                    row.getObject("at", OffsetDateTime.class).toInstant()))
        .optional()
        .orElse(new Reading(Mode.DRIVEN, Instant.EPOCH));
  }

  @Override
  public void write(Reading reading) {
    jdbc.sql(
            """
            insert into venue_clock (one, mode, at) values (true, :mode, :at)
            on conflict (one) do update set mode = excluded.mode, at = excluded.at
            """)
        .param("mode", reading.mode().name())
        .param("at", reading.now().atOffset(ZoneOffset.UTC))
        .update();
  }
}
