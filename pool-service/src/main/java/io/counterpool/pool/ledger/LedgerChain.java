package io.counterpool.pool.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HexFormat;
import java.util.List;

/**
 * Hash chain over the transfers of a pool, block by block: SHA-256 of the hash before, then one
 * line a transfer. An edit, a removal, an insertion or another order gives another hash from there
 * on.
 */
public final class LedgerChain {

  /** What the first block follows. */
  public static final String START = "0".repeat(64);

  private static final DateTimeFormatter MILLIS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  private LedgerChain() {}

  /**
   * Hash of a block.
   *
   * @param previous hash of the block before, or {@link #START}
   * @param transfers of the block, by sequence
   * @return 64 lower-case hexadecimal digits
   */
  public static String next(String previous, List<Transfer> transfers) {
    MessageDigest digest = sha256();
    digest.update((previous + "\n").getBytes(StandardCharsets.UTF_8));
    for (Transfer transfer : transfers) {
      digest.update(line(transfer).getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static String line(Transfer transfer) {
    return String.join(
        "|",
        Long.toString(transfer.sequence()),
        transfer.debit(),
        transfer.credit(),
        transfer.asset(),
        transfer.amount().toString(),
        transfer.kind().name(),
        transfer.cause(),
        MILLIS.format(transfer.at()) + "\n");
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
