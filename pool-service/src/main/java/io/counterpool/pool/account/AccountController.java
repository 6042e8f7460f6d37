package io.counterpool.pool.account;

import io.counterpool.kit.page.Cursor;
import io.counterpool.kit.page.Limit;
import io.counterpool.kit.page.Page;
import io.counterpool.kit.security.Caller;
import io.counterpool.kit.security.RequireScope;
import io.counterpool.pool.account.AccountReads.Collateral;
import io.counterpool.pool.account.AccountReads.OpenPosition;
import io.counterpool.pool.order.Fill;
import io.counterpool.pool.registry.Registration;
import io.counterpool.pool.registry.Registry;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What an account has and did; someone else's is a 404. */
@RestController
class AccountController {

  private final AccountReads reads;
  private final Registry registry;

  AccountController(AccountReads reads, Registry registry) {
    this.reads = reads;
    this.registry = registry;
  }

  /** An account with its collateral and positions. */
  record AccountView(
      UUID account,
      String pool,
      @Nullable UUID referrer,
      List<Collateral> collateral,
      List<OpenPosition> positions) {}

  @RequireScope("pool:read")
  @GetMapping("/v1/accounts/{account}")
  @Operation(operationId = "getAccount", summary = "Collateral and positions of an account")
  AccountView account(@PathVariable UUID account, Caller caller) {
    Registration bound = registry.visibleAccount(account, caller);
    String pool = bound.pool();
    return new AccountView(
        account,
        pool,
        bound.referrer(),
        reads.collateral(pool, account),
        reads.positions(pool, account));
  }

  @RequireScope("pool:read")
  @GetMapping("/v1/accounts/{account}/positions")
  @Operation(operationId = "listPositions", summary = "Open positions of an account")
  Page<OpenPosition> positions(@PathVariable UUID account, Caller caller) {
    String pool = registry.visibleAccount(account, caller).pool();
    return Page.complete(reads.positions(pool, account));
  }

  @RequireScope("pool:read")
  @GetMapping("/v1/accounts/{account}/fills")
  @Operation(operationId = "listFills", summary = "Fills of an account, oldest first")
  Page<Fill> fills(
      @PathVariable UUID account,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Integer limit,
      Caller caller) {
    String pool = registry.visibleAccount(account, caller).pool();
    int most = Limit.of(limit);
    Cursor from = Cursor.read(after);
    return Page.of(
        reads.fills(pool, account, from == null ? 0 : from.number(0), most + 1),
        most,
        fill -> Cursor.of(fill.sequence()));
  }
}
