/** Accounts: collateral and positions of one trader, in one pool. */
@NullMarked
package io.counterpool.pool.account;

import org.jspecify.annotations.NullMarked;
