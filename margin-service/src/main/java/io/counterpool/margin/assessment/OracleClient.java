package io.counterpool.margin.assessment;

import io.counterpool.kit.page.Page;
import io.counterpool.margin.profile.FeedId;
import java.util.Collection;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;

/** What is read of the oracle. */
interface OracleClient {

  /** Last prices, graded at the time of the answer; 404 if a feed has none yet. */
  @GetExchange("/v1/prices")
  Page<FeedPrice> prices(@RequestParam("feed") Collection<FeedId> feeds);
}
