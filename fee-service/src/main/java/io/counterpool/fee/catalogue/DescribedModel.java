package io.counterpool.fee.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A model that a schedule may name.
 *
 * @param part the field of a schedule that takes it
 * @param model its tag
 * @param parameters in the order in which they are written
 * @param schema JSON Schema (2020-12) of the model as it is written in a schedule: types, bounds,
 *     units, descriptions
 * @param accrual how its index is accrued; left out for models without one
 */
record DescribedModel(
    String part,
    String model,
    List<Parameter> parameters,
    Map<String, Object> schema,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ModelAccrual accrual) {

  /**
   * A field beside the tag.
   *
   * @param required false if it may be left out
   */
  record Parameter(String name, Type type, boolean required) {}

  /** Form of a parameter on the wire. */
  enum Type {
    /** A string that holds a decimal. */
    DECIMAL,
    /** A whole number. */
    INTEGER,
    /** True or false. */
    BOOLEAN,
    /** An object; its fields are in the schema. */
    OBJECT,
    /** A list of objects; their fields are in the schema. */
    LIST
  }
}
