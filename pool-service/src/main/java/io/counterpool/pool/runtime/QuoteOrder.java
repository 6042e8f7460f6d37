package io.counterpool.pool.runtime;

import io.counterpool.pool.configuration.PoolDirectory;
import io.counterpool.pool.configuration.PoolSetup;
import io.counterpool.pool.executor.Journal.Refusal;
import io.counterpool.pool.executor.RoundInput;
import io.counterpool.pool.intake.OrderBody;
import io.counterpool.pool.intake.OrderForm;
import io.counterpool.pool.order.DryRun;
import io.counterpool.pool.order.DryRun.Quote;
import io.counterpool.pool.refusal.PoolProblems;
import io.counterpool.pool.registry.Registration;
import io.counterpool.pool.runtime.QuoteController.QuoteView;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Quotes an order on a state read for it from one snapshot of the tables, so that any process can
 * answer and the executor is not disturbed.
 */
@Service
class QuoteOrder {

  private final PoolDirectory directory;
  private final RestoreStore restore;
  private final PoolProblems problems;

  QuoteOrder(PoolDirectory directory, RestoreStore restore, PoolProblems problems) {
    this.directory = directory;
    this.restore = restore;
    this.problems = problems;
  }

  QuoteView quote(Registration account, OrderBody order) {
    PoolSetup setup = directory.requirePool(account.pool());
    OrderForm.check(order, setup);
    Optional<RestoreStore.Quoting> stood = restore.quoting(setup.key(), account.id());
    if (stood.isEmpty()) {
      return new QuoteView(
          account.pool(),
          order.market(),
          null,
          null,
          null,
          null,
          null,
          problems.of(
              new Refusal(
                  "oracle-below-quorum",
                  "The pool has not had a round yet.",
                  Map.of("market", order.market()))));
    }
    RoundInput last = stood.get().lastRound();
    if (account.referrer() != null) {
      stood.get().state().accounts().refer(account.id(), account.referrer());
    }
    Quote quote = DryRun.quote(stood.get().state(), last, account.id(), order.line());
    Refusal refusal = quote.refusal();
    return new QuoteView(
        account.pool(),
        order.market(),
        last.number(),
        last.at(),
        quote.trade(),
        quote.before(),
        quote.after(),
        refusal == null ? null : problems.of(refusal));
  }
}
