package io.counterpool.pool.audit;

import io.counterpool.pool.audit.InvariantReport.Failed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Checks every claim about a pool against one state of the database. */
@Component
public class InvariantAudit {

  private final JdbcClient jdbc;
  private final TransactionTemplate oneState;
  private final List<Invariant> claims;

  InvariantAudit(JdbcClient jdbc, PlatformTransactionManager transactions, JsonMapper mapper) {
    this.jdbc = jdbc;
    this.oneState = new TransactionTemplate(transactions);
    this.oneState.setReadOnly(true);
    this.oneState.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    this.claims = claims(jdbc, mapper);
  }

  static List<Invariant> claims(JdbcClient jdbc, JsonMapper mapper) {
    List<Invariant> all = new ArrayList<>();
    all.addAll(BookClaims.of(jdbc));
    all.add(new ChainInvariant(jdbc));
    all.addAll(ShareClaims.of(jdbc));
    all.addAll(DistributionClaims.of(jdbc));
    all.addAll(ExposureClaims.of(jdbc));
    all.addAll(LogClaims.of(jdbc));
    all.addAll(RoundClaims.of(jdbc));
    all.add(new ReceiptInvariant(jdbc, mapper));
    return List.copyOf(all);
  }

  /** Runs all checks of a pool now. */
  public InvariantReport check(String pool) {
    return oneState.execute(_ -> run(claims, pool));
  }

  static InvariantReport run(List<Invariant> claims, String pool) {
    List<Failed> failed = new ArrayList<>();
    for (Invariant invariant : claims) {
      List<Map<String, String>> findings = invariant.findings(pool);
      if (!findings.isEmpty()) {
        failed.add(new Failed(invariant.id(), invariant.claim(), findings));
      }
    }
    return new InvariantReport(claims.size() - failed.size(), claims.size(), failed);
  }

  /** The pools there are. */
  List<String> pools() {
    return jdbc.sql("select pool_id from pool order by pool_id").query(String.class).list();
  }
}
