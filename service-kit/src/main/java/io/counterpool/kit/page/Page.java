package io.counterpool.kit.page;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list in a total order.
 *
 * @param next the {@code after} of the next page, or null at the end
 */
public record Page<T>(List<T> items, @Nullable String next) {

  public Page {
    items = List.copyOf(items);
  }

  /**
   * The page out of {@code limit + 1} rows: the row too many only tells that more follow.
   *
   * @param cursor position of a row, all parts of the order
   */
  public static <T> Page<T> of(List<T> rows, int limit, Function<? super T, Cursor> cursor) {
    if (rows.size() <= limit) {
      return new Page<>(rows, null);
    }
    List<T> shown = rows.subList(0, limit);
    return new Page<>(shown, cursor.apply(shown.getLast()).encode());
  }

  /** A list that is complete. */
  public static <T> Page<T> complete(List<T> items) {
    return new Page<>(items, null);
  }

  /** The same page in another form. */
  public <R> Page<R> map(Function<? super T, ? extends R> view) {
    return new Page<>(items.stream().<R>map(view).toList(), next);
  }
}
