/**
 * Risk profiles of markets and haircuts of collateral assets: what people configure.
 *
 * <p>Rates, fractions and haircuts are dimensionless (0.05 is five per cent); sizes are in units of
 * the base asset. Every change makes a new version; versions are dense from 1 and never altered.
 */
@NullMarked
package io.counterpool.margin.profile;

import org.jspecify.annotations.NullMarked;
