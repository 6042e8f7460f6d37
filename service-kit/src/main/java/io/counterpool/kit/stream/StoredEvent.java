package io.counterpool.kit.stream;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * One event of a stream.
 *
 * @param sequence dense from 1 in its stream
 * @param type past participle, such as {@code round-published}
 * @param effectiveAt venue time
 * @param recordedAt wall time
 * @param data payload as stored JSON, on one line
 */
public record StoredEvent(
    long sequence,
    String type,
    Instant effectiveAt,
    Instant recordedAt,
    @JsonRawValue @Schema(type = "object", implementation = Object.class) String data) {

  public StoredEvent {
    if (data.indexOf('\n') >= 0 || data.indexOf('\r') >= 0) {
      throw new IllegalArgumentException("data of event " + sequence + " is not on one line");
    }
  }
}
