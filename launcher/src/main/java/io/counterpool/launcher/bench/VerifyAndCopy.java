package io.counterpool.launcher.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * What taking reports in costs at least, without HTTP: every signature is verified, on all
 * processors, then the rows are copied into a table of the same kind, a batch a transaction. One
 * after the other; the rows are ready made.
 */
final class VerifyAndCopy {

  private static final String COPY =
      """
      copy report (intake_sequence, feed, publisher, sequence, price, confidence, observed_at,
                   taken_at, signature, publisher_version) from stdin
      """;

  private final CopyManager copies;
  private long intakeSequence;

  /** Copies on {@code connection}, which commits each statement. */
  VerifyAndCopy(Connection connection) throws SQLException {
    this.copies = connection.unwrap(PGConnection.class).getCopyAPI();
  }

  /** Nanoseconds of each part. */
  record Result(long reports, long verifyNanos, long copyNanos) {

    double perSecond() {
      return reports * 1e9 / (verifyNanos + copyNanos);
    }

    double verifiedPerSecond() {
      return reports * 1e9 / verifyNanos;
    }

    double copiedPerSecond() {
      return reports * 1e9 / copyNanos;
    }
  }

  Result run(List<List<SignedReport>> batches) {
    long reports = 0;
    long verify = 0;
    long copy = 0;
    for (List<SignedReport> batch : batches) {
      byte[] rows = rows(batch);
      long start = System.nanoTime();
      if (!batch.parallelStream().allMatch(SignedReport::verifies)) {
        throw new IllegalStateException("a signature of the benchmark's own does not hold");
      }
      long verified = System.nanoTime();
      try {
        copies.copyIn(COPY, new ByteArrayInputStream(rows));
      } catch (SQLException | IOException failed) {
        throw new IllegalStateException("COPY of reports failed: " + failed.getMessage(), failed);
      }
      long copied = System.nanoTime();
      verify += verified - start;
      copy += copied - verified;
      reports += batch.size();
    }
    return new Result(reports, verify, copy);
  }

  private byte[] rows(List<SignedReport> batch) {
    var text = new StringBuilder();
    for (SignedReport report : batch) {
      text.append(++intakeSequence).append('\t').append(report.row()).append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
