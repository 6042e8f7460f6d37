/**
 * Pools, tranches and markets: versioned configuration. A round uses the versions in force when it
 * is prepared; every version is kept. Rates are fractions, times in seconds unless named otherwise.
 */
@NullMarked
package io.counterpool.pool.configuration;

import org.jspecify.annotations.NullMarked;
