package io.counterpool.fee.catalogue;

import java.util.List;

/**
 * A model that a schedule may name.
 *
 * @param part the field of a schedule that takes it
 * @param model its tag
 * @param parameters in the order in which they are written
 */
record DescribedModel(String part, String model, List<Parameter> parameters) {

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
    INTEGER
  }
}
