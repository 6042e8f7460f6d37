package io.counterpool.launcher.vectors;

/** Answers one case of a vector file from its inputs. */
@FunctionalInterface
interface VectorModel {

  /**
   * The answer.
   *
   * @throws IllegalArgumentException if the mechanism refuses these inputs; the message is the
   *     reason
   */
  Answer answer(Inputs inputs);
}
