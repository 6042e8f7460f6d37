package io.counterpool.pool.upstream;

import io.counterpool.models.Decimal;
import io.counterpool.pool.executor.FeedRound;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** The oracle, as far as a pool needs it. */
@HttpExchange("/v1")
interface OracleClient {

  record Watermark(long intakeSequence) {}

  record RoundRequest(UUID requestId, @Nullable Long takenAfter, @Nullable Instant observedAfter) {}

  /** Null price: the last round has none that could be used. */
  record LastPrice(String feed, long round, @Nullable Decimal price) {}

  record LastPrices(List<LastPrice> items) {}

  @GetExchange("/prices")
  LastPrices prices(@RequestParam List<String> feed);

  @GetExchange("/watermark")
  Watermark watermark();

  @PostExchange("/feeds/{feed}/round-requests")
  FeedRound requestRound(@PathVariable String feed, @RequestBody RoundRequest request);
}
