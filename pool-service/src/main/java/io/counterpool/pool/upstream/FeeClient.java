package io.counterpool.pool.upstream;

import io.counterpool.pool.executor.FeeTerms;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PutExchange;

/** The fee service, as far as a pool needs it. */
@HttpExchange("/v1")
interface FeeClient {

  @PutExchange("/markets/{market}/rounds/{round}/terms")
  FeeTerms terms(
      @PathVariable String market, @PathVariable long round, @RequestBody FeeQuestion question);
}
