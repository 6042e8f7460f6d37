package io.counterpool.pool.audit;

import io.counterpool.models.Decimal;
import io.counterpool.pool.executor.Journal.Receipt;
import io.counterpool.pool.order.ReceiptCheck;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Computes the fills of the latest receipt blocks again from what their receipts say went in, and
 * compares the receipts with the fills.
 */
record ReceiptInvariant(JdbcClient jdbc, JsonMapper mapper) implements Invariant {

  /** Blocks looked at; a whole history is recomputed by running its log again. */
  private static final int BLOCKS = 200;

  private static final int MOST = 5;

  private static final TypeReference<List<Map<String, Object>>> FIGURES = new TypeReference<>() {};

  private record Block(long first, List<Map<String, Object>> figures) {}

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
    List<Block> blocks = blocks(pool);
    if (blocks.isEmpty()) {
      return findings;
    }
    Map<Long, Map<String, Object>> fills = fills(pool, blocks.getLast().first());
    for (Block block : blocks) {
      long sequence = block.first();
      for (Map<String, Object> figures : block.figures()) {
        List<String> differences = new ArrayList<>(unlike(fills.get(sequence), figures));
        differences.addAll(ReceiptCheck.recompute(new Receipt(sequence, figures)));
        if (!differences.isEmpty() && findings.size() < MOST) {
          findings.add(
              Map.of("fill", Long.toString(sequence), "differences", differences.toString()));
        }
        sequence++;
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
  private Map<Long, Map<String, Object>> fills(String pool, long from) {
    Map<Long, Map<String, Object>> fills = new HashMap<>();
    jdbc.sql(
            """
            select sequence, account, market, round, size, price as "fillPrice", notional, impact,
                   fee, realised, funding, borrowing
              from fill where pool_id = :pool and sequence >= :from
            """)
        .param("pool", pool)
        .param("from", from)
        .query()
        .listOfRows()
        .forEach(row -> fills.put((Long) row.remove("sequence"), row));
    return fills;
  }

  private List<Block> blocks(String pool) {
    return jdbc.sql(
            """
            select first_sequence, body from receipt_block
             where pool_id = :pool order by first_sequence desc limit :blocks
            """)
        .param("pool", pool)
        .param("blocks", BLOCKS)
        .query((row, _) -> new Block(row.getLong("first_sequence"), figures(row.getBytes("body"))))
        .list();
  }

  private List<Map<String, Object>> figures(byte[] deflated) {
    try (InputStream inflated = new InflaterInputStream(new ByteArrayInputStream(deflated))) {
      return mapper.readValue(inflated, FIGURES);
    } catch (IOException broken) {
      throw new UncheckedIOException("a block of receipts cannot be read", broken);
    }
  }
}
