package io.counterpool.pool.market;

import io.counterpool.pool.executor.PoolRows.MarketRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All markets of a pool that a round has seen, by name. */
public final class Markets {

  private final TreeMap<String, MarketState> byName = new TreeMap<>();

  /** The market, made if it was never seen. */
  public MarketState get(String market) {
    return byName.computeIfAbsent(market, MarketState::new);
  }

  public @Nullable MarketState find(String market) {
    return byName.get(market);
  }

  /** As it stands; one without trades, and not kept, if it was never seen. */
  public MarketState peek(String market) {
    MarketState known = byName.get(market);
    return known == null ? new MarketState(market) : known;
  }

  /** In the order of their names. */
  public Collection<MarketState> all() {
    return Collections.unmodifiableCollection(byName.values());
  }

  /** The markets that changed since the last call. */
  public List<MarketRow> drain() {
    List<MarketRow> rows = new ArrayList<>();
    for (MarketState market : byName.values()) {
      MarketRow row = market.drain();
      if (row != null) {
        rows.add(row);
      }
    }
    return rows;
  }

  public void restore(MarketRow row) {
    byName.put(row.market(), new MarketState(row));
  }
}
