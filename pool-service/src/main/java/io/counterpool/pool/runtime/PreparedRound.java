package io.counterpool.pool.runtime;

import io.counterpool.pool.executor.FeedRound;
import io.counterpool.pool.executor.PoolConfig;
import io.counterpool.pool.executor.RoundDraft;
import io.counterpool.pool.market.MarketConfig;
import io.counterpool.pool.upstream.FeeQuestion;
import io.counterpool.pool.upstream.MarginQuestion;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A round that is about to be asked for and run, stored before anything is asked, so that a restart
 * asks the same again byte for byte.
 *
 * @param pool configuration in force when it was prepared
 * @param feeds by feed, those whose oracle answered; without a price where the grade has none
 * @param fee what fee-service is asked, by market
 * @param margin what margin-service is asked, by market
 * @param portfolios copies of the accounts that changed
 * @param referrers by account, what the machine is told; null: nobody
 */
record PreparedRound(
    long number,
    Instant at,
    PoolConfig pool,
    SortedMap<String, MarketConfig> markets,
    SortedMap<String, FeedRound> feeds,
    SortedMap<String, FeeQuestion> fee,
    SortedMap<String, MarginQuestion> margin,
    List<RoundDraft.Portfolio> portfolios,
    @Nullable SortedMap<UUID, UUID> referrers) {}
