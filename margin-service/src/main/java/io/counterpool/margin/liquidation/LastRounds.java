package io.counterpool.margin.liquidation;

import io.counterpool.margin.portfolio.PoolId;
import java.util.List;
import org.springframework.stereotype.Service;

/** The last judged round of each pool, for the other features. */
@Service
public class LastRounds {

  private final LiquidationStore store;

  LastRounds(LiquidationStore store) {
    this.store = store;
  }

  /** What the markets of a pool stood at in its last judged round; empty before the first. */
  public List<MarketMark> marks(PoolId pool) {
    return store.lastMarks(pool);
  }
}
