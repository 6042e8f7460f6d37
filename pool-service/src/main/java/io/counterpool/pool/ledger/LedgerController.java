package io.counterpool.pool.ledger;

import io.counterpool.kit.page.Cursor;
import io.counterpool.kit.page.Limit;
import io.counterpool.kit.page.Page;
import io.counterpool.kit.security.Caller;
import io.counterpool.kit.security.RequireScope;
import io.counterpool.pool.ledger.LedgerReads.LedgerBalance;
import io.counterpool.pool.ledger.LedgerReads.StatementLine;
import io.counterpool.pool.registry.Registry;
import io.swagger.v3.oas.annotations.Operation;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The book: balances and transfers for operators, a statement for each account's owner. */
@RestController
class LedgerController {

  private final LedgerReads reads;
  private final Registry registry;

  LedgerController(LedgerReads reads, Registry registry) {
    this.reads = reads;
    this.registry = registry;
  }

  @RequireScope("pool:operate")
  @GetMapping("/v1/ledger/accounts")
  @Operation(operationId = "listLedgerAccounts", summary = "Balances of a pool's ledger")
  Page<LedgerBalance> accounts(
      @RequestParam String pool,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Integer limit) {
    int most = Limit.of(limit);
    Cursor from = Cursor.read(after);
    return Page.of(
        reads.balances(
            pool, from == null ? "" : from.string(0), from == null ? "" : from.string(1), most + 1),
        most,
        balance -> Cursor.of(balance.account(), balance.asset()));
  }

  @RequireScope("pool:operate")
  @GetMapping("/v1/ledger/transfers")
  @Operation(operationId = "listTransfers", summary = "Transfers of a pool, oldest first")
  Page<Transfer> transfers(
      @RequestParam String pool,
      @RequestParam(required = false) @Nullable String account,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Integer limit) {
    int most = Limit.of(limit);
    Cursor from = Cursor.read(after);
    return Page.of(
        reads.transfers(pool, account, from == null ? 0 : from.number(0), most + 1),
        most,
        transfer -> Cursor.of(transfer.sequence()));
  }

  @RequireScope("pool:read")
  @GetMapping("/v1/accounts/{account}/statement")
  @Operation(
      operationId = "getStatement",
      summary = "Every debit and credit of an account with the balance after it")
  Page<StatementLine> statement(
      @PathVariable UUID account,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Integer limit,
      Caller caller) {
    String pool = registry.visibleAccount(account, caller).pool();
    int most = Limit.of(limit);
    Cursor from = Cursor.read(after);
    return Page.of(
        reads.statement(
            pool, LedgerAccounts.collateral(account), from == null ? 0 : from.number(0), most + 1),
        most,
        line -> Cursor.of(line.sequence()));
  }
}
