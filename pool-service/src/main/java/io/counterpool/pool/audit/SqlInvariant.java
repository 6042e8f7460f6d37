package io.counterpool.pool.audit;

import io.counterpool.models.Decimal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A claim that holds if a query of one parameter, {@code :pool}, finds no row. */
record SqlInvariant(JdbcClient jdbc, String id, String claim, String sql) implements Invariant {

  /** Enough to see what is wrong. */
  private static final int MOST = 5;

  @Override
  public List<Map<String, String>> findings(String pool) {
    List<Map<String, String>> findings = new ArrayList<>();
    jdbc.sql("select * from (" + sql + ") finding limit " + MOST)
        .param("pool", pool)
        .query()
        .listOfRows()
        .forEach(row -> findings.add(plain(row)));
    return findings;
  }

  private static Map<String, String> plain(Map<String, Object> row) {
    Map<String, String> figures = new LinkedHashMap<>();
    row.forEach(
        (name, value) ->
            figures.put(
                name,
                value instanceof BigDecimal number && number.scale() <= Decimal.SCALE
                    ? number.stripTrailingZeros().toPlainString()
                    : String.valueOf(value)));
    return figures;
  }
}
