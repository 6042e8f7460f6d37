package io.counterpool.pool.audit;

import io.counterpool.models.Decimal;
import io.counterpool.pool.executor.Journal.Receipt;
import io.counterpool.pool.order.ReceiptBlock;
import io.counterpool.pool.order.ReceiptCheck;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Computes the latest fills again from what their receipts say went in, and compares the receipts
 * with the fills. One block is held in memory at a time.
 */
record ReceiptInvariant(JdbcClient jdbc, JsonMapper mapper) implements Invariant {

  /** Receipts looked at; a whole history is recomputed by running its log again. */
  private static final long RECEIPTS = 2_000;

  private static final int MOST = 5;

  @Override
  public String id() {
    return "INV-14";
  }

  @Override
  public String claim() {
    return "the latest receipts are those of their fills and come out again from their inputs";
  }

  @Override
  public List<Map<String, String>> findings(String pool) {
    List<Map<String, String>> findings = new ArrayList<>();
    for (long first : latestBlocks(pool)) {
      findings.addAll(block(pool, first));
    }
    return findings.subList(0, Math.min(MOST, findings.size()));
  }

  private List<Map<String, String>> block(String pool, long first) {
    List<Map<String, String>> findings = new ArrayList<>();
    Iterator<Map<String, Object>> receipts = receipts(pool, first);
    Map<Long, Map<String, Object>> fills = fills(pool, first);
    for (long sequence = first; receipts.hasNext() && findings.size() < MOST; sequence++) {
      Map<String, Object> figures = receipts.next();
      List<String> differences = new ArrayList<>(unlike(fills.get(sequence), figures));
      differences.addAll(ReceiptCheck.recompute(new Receipt(sequence, figures)));
      if (!differences.isEmpty()) {
        findings.add(
            Map.of("fill", Long.toString(sequence), "differences", differences.toString()));
      }
    }
    return findings;
  }

  private static List<String> unlike(
      @Nullable Map<String, Object> fill, Map<String, Object> figures) {
    if (fill == null) {
      return List.of("there is no such fill");
    }
    List<String> differences = new ArrayList<>();
    fill.forEach(
        (name, value) -> {
          Object shown = figures.get(name);
          boolean same =
              value instanceof BigDecimal number
                  ? shown != null && Decimal.of(number).equals(Decimal.of(shown.toString()))
                  : String.valueOf(value).equals(String.valueOf(shown));
          if (!same) {
            differences.add(name + " is " + shown + ", the fill says " + value);
          }
        });
    return differences;
  }

  /** By sequence, under the names of the receipt's figures. */
  private Map<Long, Map<String, Object>> fills(String pool, long first) {
    Map<Long, Map<String, Object>> fills = new HashMap<>();
    jdbc.sql(
            """
            select sequence, account, market, round, size, price as "fillPrice", notional, impact,
                   fee, realised, funding, borrowing
              from fill
             where pool_id = :pool and sequence between :first
               and (select last_sequence from receipt_block
                     where pool_id = :pool and first_sequence = :first)
            """)
        .param("pool", pool)
        .param("first", first)
        .query()
        .listOfRows()
        .forEach(row -> fills.put((Long) row.remove("sequence"), row));
    return fills;
  }

  /** First sequences of the blocks that hold the latest receipts, latest first. */
  private List<Long> latestBlocks(String pool) {
    return jdbc.sql(
            """
            with latest as (
              select first_sequence, last_sequence from receipt_block
               where pool_id = :pool order by first_sequence desc limit 1)
            select b.first_sequence
              from receipt_block b, latest l
             where b.pool_id = :pool
               and b.first_sequence >= least(l.first_sequence, l.last_sequence - :receipts)
             order by b.first_sequence desc
            """)
        .param("pool", pool)
        .param("receipts", RECEIPTS)
        .query(Long.class)
        .list();
  }

  private Iterator<Map<String, Object>> receipts(String pool, long first) {
    return jdbc.sql(
            "select body from receipt_block where pool_id = :pool and first_sequence = :first")
        .param("pool", pool)
        .param("first", first)
        .query((row, _) -> ReceiptBlock.unpack(mapper, row.getBytes("body")))
        .single();
  }
}
