package io.counterpool.oracle.intake;

import io.counterpool.kit.problem.BodyProblems;
import io.counterpool.kit.problem.KitProblems;
import io.counterpool.kit.problem.Problem;
import io.counterpool.kit.problem.ProblemException;
import io.counterpool.models.OutOfRangeException;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the items of a batch one by one: what is wrong with one is said of that one. */
@Component
final class BatchItems {

  /** An item, or what is wrong with its form. */
  sealed interface Item<T> {

    record Fit<T>(T value) implements Item<T> {}

    record Unfit<T>(Problem problem) implements Item<T> {}
  }

  private final JsonMapper mapper;

  BatchItems(JsonMapper mapper) {
    this.mapper = mapper;
  }

  /**
   * Reads an item as {@code form} and makes of it what it means.
   *
   * @param meaning may refuse with a problem or an illegal argument
   */
  <F, T> Item<T> read(JsonNode item, Class<F> form, Function<F, T> meaning) {
    try {
      F read = item.isObject() ? mapper.treeToValue(item, form) : null;
      return read == null ? new Item.Unfit<>(notAnObject()) : new Item.Fit<>(meaning.apply(read));
    } catch (JacksonException wrong) {
      return new Item.Unfit<>(BodyProblems.of(wrong));
    } catch (ProblemException refused) {
      return new Item.Unfit<>(refused.problem());
    } catch (OutOfRangeException range) {
      return new Item.Unfit<>(
          Problem.of(KitProblems.OUT_OF_RANGE).detail(String.valueOf(range.getMessage())));
    } catch (IllegalArgumentException refused) {
      return new Item.Unfit<>(
          Problem.of(KitProblems.INVALID_FIELD).detail(String.valueOf(refused.getMessage())));
    }
  }

  private static Problem notAnObject() {
    return Problem.of(KitProblems.INVALID_FIELD)
        .detail("An item must be an object.")
        .with("field", "");
  }
}
