/**
 * What a pool asks of the other services: a watermark and rounds of the oracle, fee terms, margin
 * terms and liquidation decisions.
 *
 * <p>Every question is a record that is stored before it is sent and sent again byte for byte: its
 * answer is the same. Nothing here decides anything.
 */
@NullMarked
package io.counterpool.pool.upstream;

import org.jspecify.annotations.NullMarked;
