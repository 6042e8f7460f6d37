package io.counterpool.models.options;

/** What reaching the barrier does. */
public enum Knock {
  /** The option comes alive. */
  IN,
  /** The option ends. */
  OUT
}
