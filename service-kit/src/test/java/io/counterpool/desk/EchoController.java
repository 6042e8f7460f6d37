package io.counterpool.desk;

import io.counterpool.kit.client.UpstreamUnavailable;
import io.counterpool.kit.security.Caller;
import io.counterpool.kit.security.RequireScope;
import io.counterpool.models.Decimal;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers what it read, so that every form of the wire can be seen twice. */
@RestController
class EchoController {

  record TicketId(UUID value) {}

  enum Side {
    LONG,
    SHORT_SIDE
  }

  record Line(Decimal size, @Size(max = 3) String note) {}

  record Ticket(
      TicketId id,
      Decimal price,
      BigDecimal weight,
      Instant at,
      Side side,
      int count,
      @Valid List<Line> lines,
      @Nullable Curve curve,
      @Nullable Decimal limit) {}

  record Who(String subject, List<String> scopes) {}

  private final JdbcClient jdbc;

  EchoController(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @RequireScope("desk:write")
  @PostMapping("/v1/echo")
  @Operation(operationId = "echo")
  Ticket echo(@Valid @RequestBody Ticket ticket) {
    return ticket;
  }

  @RequireScope({"desk:read", "desk:write"})
  @GetMapping("/v1/who")
  @Operation(operationId = "who")
  Who who(Caller caller) {
    return new Who(caller.subject(), caller.scopes().stream().sorted().toList());
  }

  @RequireScope("desk:read")
  @GetMapping("/v1/tickets/{ticket}")
  @Operation(operationId = "getTicket")
  List<Object> get(
      @PathVariable TicketId ticket,
      @RequestParam(required = false) @Nullable Decimal price,
      @RequestParam(required = false) @Nullable Instant at,
      @RequestParam(defaultValue = "10") @Max(100) int limit) {
    return List.of(ticket, price == null ? "none" : price, at == null ? "none" : at, limit);
  }

  @RequireScope("desk:read")
  @GetMapping("/v1/overflow")
  @Operation(operationId = "overflow")
  Decimal overflow(@RequestParam Decimal by) {
    return Decimal.of("99999999999999999999").plus(by);
  }

  @RequireScope("desk:read")
  @GetMapping("/v1/bug")
  @Operation(operationId = "bug")
  String bug() {
    throw new IllegalStateException("secret of io.counterpool.desk");
  }

  @RequireScope("desk:read")
  @GetMapping("/v1/upstream")
  @Operation(operationId = "upstream")
  String upstream() {
    throw new UpstreamUnavailable("fee", "refused", null);
  }

  @RequireScope("desk:read")
  @GetMapping("/v1/rows")
  @Operation(operationId = "rows")
  int rows() {
    return jdbc.sql("select count(*)::int from entry").query(Integer.class).single();
  }
}
