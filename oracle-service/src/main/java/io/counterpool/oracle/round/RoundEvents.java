package io.counterpool.oracle.round;

import io.counterpool.kit.stream.EventLog;
import io.counterpool.kit.stream.EventSignal;
import io.counterpool.kit.stream.StoredEvent;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rounds of all feeds as one stream of events: dense, in the order of their commits. The data
 * of an event is the round as it is listed.
 */
@Component
public class RoundEvents implements EventLog {

  static final String STREAM = "rounds";

  private static final String PUBLISHED = "round-published";

  private final RoundLog rounds;
  private final JsonMapper mapper;
  private final EventSignal signal;

  RoundEvents(RoundLog rounds, JsonMapper mapper, EventSignal signal) {
    this.rounds = rounds;
    this.mapper = mapper;
    this.signal = signal;
  }

  @Override
  public List<StoredEvent> after(String stream, long sequence, int limit) {
    return rounds.recorded(sequence, limit).stream()
        .map(
            recorded ->
                new StoredEvent(
                    recorded.round().eventSequence(),
                    PUBLISHED,
                    recorded.round().publishedAt(),
                    recorded.at(),
                    mapper.writeValueAsString(RoundView.of(recorded.round()))))
        .toList();
  }

  @Override
  public long oldest(String stream) {
    return rounds.firstEvent();
  }

  /** An event is about its feed. */
  @Override
  public String topic(StoredEvent event) {
    return mapper.readTree(event.data()).get("feed").stringValue();
  }

  /** Tells those who follow the stream that more rounds were committed. */
  public void published() {
    signal.published(STREAM);
  }
}
