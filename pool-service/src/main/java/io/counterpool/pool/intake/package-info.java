/**
 * Acceptance of commands: validated, authorised, made durable by one writer per process and lane,
 * answered 202. Nothing here decides what becomes of a command; the executor does.
 */
@NullMarked
package io.counterpool.pool.intake;

import org.jspecify.annotations.NullMarked;
