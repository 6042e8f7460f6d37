/**
 * Pure assessments: requirements, equity, health and liquidation prices of a portfolio, each with
 * the figures it is made of. The formulas are in {@code models}; nothing is stored here.
 */
@NullMarked
package io.counterpool.margin.assessment;

import org.jspecify.annotations.NullMarked;
