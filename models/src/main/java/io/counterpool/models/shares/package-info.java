/**
 * Assets to shares and back, shares of a pool with inventory, redemptions that wait, and splits
 * that conserve the last unit.
 */
@NullMarked
package io.counterpool.models.shares;

import org.jspecify.annotations.NullMarked;
