/**
 * Liquidation decisions of a pool round: who must close how much of what.
 *
 * <p>Natural key (pool, round); the stored answer is repeated byte for byte. An account is judged
 * only if every market it holds is priced in this round with a grade that allows liquidation.
 * Partial: the least size that brings equity to the buffer above maintenance. Order is by account
 * id; the same request, terms and portfolios give the same decisions.
 */
@NullMarked
package io.counterpool.margin.liquidation;

import org.jspecify.annotations.NullMarked;
