package io.counterpool.kit.problem;

import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells an outage of the database from a bug in a statement. */
final class DatabaseFailures {

  private DatabaseFailures() {}

  /**
   * Whether {@code failure} or one of its causes is a lost connection, an exhausted pool, a server
   * that is shutting down, or a transaction that PostgreSQL asks to repeat.
   */
  static boolean isOutage(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if ((cause instanceof SQLException sql
              && (isOutageState(sql.getSQLState()) || isDropped(sql)))
          || cause instanceof SQLTransientConnectionException
          || cause instanceof ConnectException
          || cause instanceof DataAccessResourceFailureException
          || cause instanceof QueryTimeoutException
          || cause instanceof CannotCreateTransactionException) {
        return true;
      }
    }
    return false;
  }

  // The pool drops a broken connection; a rollback on it then fails without a state.
  private static boolean isDropped(SQLException failure) {
    return failure.getSQLState() == null && "Connection is closed".equals(failure.getMessage());
  }

  // 08 connection, 53 resources, 57P0x shutdown, 57014 cancelled, 40001 and 40P01 repeat.
  private static boolean isOutageState(@Nullable String state) {
    return state != null
        && (state.startsWith("08")
            || state.startsWith("53")
            || state.startsWith("57")
            || state.equals("40001")
            || state.equals("40P01"));
  }
}
