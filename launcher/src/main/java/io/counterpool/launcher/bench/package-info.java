/**
 * Benchmark programs. Each measures beside its references in the same run, warm, and reports
 * medians of rounds in which they take turns; ratios above 1 are better than the reference. Rates
 * are per second of wall time, latencies milliseconds.
 *
 * <p>{@code trade}, {@code oracle} and {@code fee} run here, each on a venue of its own. {@code
 * models} runs under JMH in the profile {@code jmh} of the module models, which writes
 * models/target/jmh.json; {@link io.counterpool.launcher.bench.JmhReport} makes its rows. {@code
 * volatility} is no measure of time: it scores forecasts on real history, the same on every
 * machine.
 */
@NullMarked
package io.counterpool.launcher.bench;

import org.jspecify.annotations.NullMarked;
