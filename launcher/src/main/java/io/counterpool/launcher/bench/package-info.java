/**
 * Benchmark programs. Each measures beside its references in the same run, warm, and reports
 * medians of rounds in which they take turns; ratios above 1 are better than the reference. Rates
 * are per second of wall time, latencies milliseconds.
 */
@NullMarked
package io.counterpool.launcher.bench;

import org.jspecify.annotations.NullMarked;
