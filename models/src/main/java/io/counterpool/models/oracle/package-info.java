/**
 * Many quotes to one price, and which prices may be used.
 *
 * <p>{@link io.counterpool.models.oracle.Aggregation} is what a feed chooses: price and confidence
 * of quotes, within the honest range up to its breakdown point. Beside it stand the rules before it
 * (which quotes count: age, confidence, distance from the rest), after it (when to publish, what to
 * accept from others, what a price may be used for) and around it (conversion, cross rates, other
 * systems' numbers). Averages over time, signed messages, venues' answers and medians of many are
 * packages below.
 *
 * <p>Units: quote units for one base unit; a confidence is about one standard error in units of the
 * price; times are whole seconds or slots. Refused prices are absent or typed, never 0.
 */
@NullMarked
package io.counterpool.models.oracle;

import org.jspecify.annotations.NullMarked;
