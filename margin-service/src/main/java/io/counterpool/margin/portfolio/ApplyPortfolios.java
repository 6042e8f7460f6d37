package io.counterpool.margin.portfolio;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Takes in what the book of record sends, whatever the order in which it arrives. */
@Service
class ApplyPortfolios {

  private final PortfolioStore store;

  ApplyPortfolios(PortfolioStore store) {
    this.store = store;
  }

  /** What became of a batch. */
  sealed interface Outcome {

    /**
     * Taken in.
     *
     * @param applied one a portfolio, in the order of the batch: whether it is the copy now
     */
    record Done(List<Boolean> applied) implements Outcome {}

    /** Some account of the batch belongs to another pool; nothing was taken in. */
    record OtherPool(PoolId pool) implements Outcome {}
  }

  /** In one statement; of several versions of one account in a batch the highest counts. */
  Outcome apply(PoolId pool, List<Portfolio> batch) {
    Map<AccountId, Integer> newest = new LinkedHashMap<>();
    for (int index = 0; index < batch.size(); index++) {
      newest.merge(
          batch.get(index).account(),
          index,
          (first, next) -> batch.get(next).version() > batch.get(first).version() ? next : first);
    }
    try {
      Set<AccountId> applied = store.apply(pool, newest.values().stream().map(batch::get).toList());
      return new Outcome.Done(
          IntStream.range(0, batch.size())
              .mapToObj(
                  index -> {
                    AccountId account = batch.get(index).account();
                    return applied.contains(account) && newest.getOrDefault(account, -1) == index;
                  })
              .toList());
    } catch (DuplicateKeyException elsewhere) {
      return new Outcome.OtherPool(pool);
    }
  }
}
