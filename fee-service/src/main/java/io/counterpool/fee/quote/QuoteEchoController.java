package io.counterpool.fee.quote;

import io.counterpool.fee.quote.QuoteController.Quote;
import io.counterpool.fee.quote.QuoteController.QuoteRequest;
import io.counterpool.kit.security.RequireScope;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the web stack alone can do: reads the request of a quote and writes the answer to an earlier
 * one with as many lines. The reference of the benchmark of quotes; only in the profile {@code
 * benchmark}.
 */
@RestController
@Profile("benchmark")
class QuoteEchoController {

  private final QuoteController quotes;

  /** By number of lines, which the request bounds. */
  private final Map<Integer, Quote> answers = new ConcurrentHashMap<>();

  QuoteEchoController(QuoteController quotes) {
    this.quotes = quotes;
  }

  @RequireScope("fee:read")
  @PostMapping("/v1/benchmark/quotes")
  @Operation(
      operationId = "echoQuote",
      summary = "Read a quote's request and answer an earlier one")
  Quote echo(@RequestBody QuoteRequest request) {
    return answers.computeIfAbsent(request.lines().size(), _ -> quotes.quote(request));
  }
}
