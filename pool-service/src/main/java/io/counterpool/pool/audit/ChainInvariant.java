package io.counterpool.pool.audit;

import io.counterpool.models.Decimal;
import io.counterpool.pool.ledger.LedgerChain;
import io.counterpool.pool.ledger.Transfer;
import io.counterpool.pool.ledger.TransferKind;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Computes the hash of every block of the ledger again from its transfers. */
record ChainInvariant(JdbcClient jdbc) implements Invariant {

  private static final int FETCHED = 1_000;

  private record Block(long number, long last, String previous, String hash) {}

  @Override
  public String id() {
    return "INV-1";
  }

  @Override
  public String claim() {
    return "the hash chain of the ledger verifies";
  }

  @Override
  public List<Map<String, String>> findings(String pool) {
    List<Block> blocks =
        jdbc.sql(
                """
                select block, last_transfer, previous_hash, hash
                  from ledger_block where pool_id = :pool order by block
                """)
            .param("pool", pool)
            .query(
                (row, _) ->
                    new Block(
                        row.getLong("block"),
                        row.getLong("last_transfer"),
                        row.getString("previous_hash"),
                        row.getString("hash")))
            .list();
    try (Stream<Transfer> transfers = transfers(pool)) {
      return verify(blocks, transfers.iterator());
    }
  }

  private static List<Map<String, String>> verify(
      List<Block> blocks, java.util.Iterator<Transfer> transfers) {
    String previous = LedgerChain.START;
    for (Block block : blocks) {
      List<Transfer> ofBlock = new ArrayList<>();
      while (transfers.hasNext()
          && (ofBlock.isEmpty() || ofBlock.getLast().sequence() < block.last())) {
        ofBlock.add(transfers.next());
      }
      String hash = LedgerChain.next(previous, ofBlock);
      if (!block.previous().equals(previous) || !block.hash().equals(hash)) {
        return List.of(
            Map.of(
                "block", Long.toString(block.number()),
                "stored", block.hash(),
                "computed", hash));
      }
      previous = hash;
    }
    return transfers.hasNext()
        ? List.of(Map.of("transferOutsideTheChain", Long.toString(transfers.next().sequence())))
        : List.of();
  }

  private Stream<Transfer> transfers(String pool) {
    return jdbc
        .sql(
            """
            select sequence, debit, credit, asset, amount, kind, cause, at
              from transfer where pool_id = :pool order by sequence
            """)
        .param("pool", pool)
        .withFetchSize(FETCHED) // without it the driver holds the whole history
        .query((row, _) -> transfer(row))
        .stream();
  }

  static Transfer transfer(ResultSet row) throws SQLException {
    return new Transfer(
        row.getLong("sequence"),
        row.getString("debit"),
        row.getString("credit"),
        row.getString("asset"),
        decimal(row.getBigDecimal("amount")),
        TransferKind.valueOf(row.getString("kind")),
        row.getString("cause"),
        row.getTimestamp("at").toInstant());
  }

  private static Decimal decimal(BigDecimal value) {
    return Decimal.of(value);
  }
}
