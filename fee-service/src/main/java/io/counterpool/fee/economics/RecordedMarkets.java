package io.counterpool.fee.economics;

import io.counterpool.fee.schedule.MarketId;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The recorded rounds of markets. */
@Service
public class RecordedMarkets {

  private final EconomicsStore store;

  RecordedMarkets(EconomicsStore store) {
    this.store = store;
  }

  /**
   * Rounds from {@code from} to {@code until}, both included, ascending; of more than {@code most}
   * + 1 the first and the last before so many instants evenly spaced. Sums stand for what lies
   * between.
   */
  @Transactional(readOnly = true)
  public List<RecordedRound> between(MarketId market, Instant from, Instant until, int most) {
    return store.between(market, from, until, most);
  }
}
