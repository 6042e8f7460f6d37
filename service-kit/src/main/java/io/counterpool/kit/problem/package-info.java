/**
 * RFC 9457 problems: what a caller is told when the answer is no, and the published list of types.
 */
@NullMarked
package io.counterpool.kit.problem;

import org.jspecify.annotations.NullMarked;
