package io.counterpool.pool.order;

import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.security.Caller;
import io.counterpool.kit.security.RequireScope;
import io.counterpool.pool.executor.Journal.Receipt;
import io.counterpool.pool.registry.Registry;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Receipts: every figure of a fill, and whether it comes out again. */
@RestController
class ReceiptController {

  private final ReceiptReads reads;
  private final Registry registry;

  ReceiptController(ReceiptReads reads, Registry registry) {
    this.reads = reads;
    this.registry = registry;
  }

  /**
   * A receipt.
   *
   * @param id pool and sequence of the fill
   * @param figures inputs and intermediate figures by name; decimals as strings
   * @param differences what did not come out again when it was computed from the figures; empty
   */
  record ReceiptView(String id, Map<String, Object> figures, List<String> differences) {}

  @RequireScope("pool:read")
  @GetMapping("/v1/receipts/{id}")
  @Operation(operationId = "getReceipt", summary = "A fill with every figure, computed again")
  ReceiptView receipt(@PathVariable String id, Caller caller) {
    int colon = id.lastIndexOf(':');
    String pool = id.substring(0, Math.max(colon, 0));
    long fill = fill(id, colon);
    UUID account = reads.account(pool, fill).orElseThrow(() -> KitProblems.notFound("receipt", id));
    registry.visibleAccount(account, caller);
    Map<String, Object> figures =
        reads.figures(pool, fill).orElseThrow(() -> KitProblems.notFound("receipt", id));
    return new ReceiptView(id, figures, ReceiptCheck.recompute(new Receipt(fill, figures)));
  }

  private static long fill(String id, int colon) {
    try {
      return Long.parseLong(id.substring(colon + 1));
    } catch (NumberFormatException notANumber) {
      throw KitProblems.notFound("receipt", id);
    }
  }
}
