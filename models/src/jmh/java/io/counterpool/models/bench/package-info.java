/**
 * JMH benchmarks of the models, each beside its peer in the same run; built and run by the profile
 * {@code jmh} alone, as {@code ./counterpool bench models}.
 *
 * <p>The launcher makes a row of each class from target/jmh.json, named after the class in kebab
 * case. {@code ours} is the library; every other method does the same work in another way, and the
 * fastest of them is the reference. A class whose name ends in {@code Scaling} compares {@code
 * ours} with itself from the smallest to the largest of its parameter. Costs are those of one item
 * ({@code @OperationsPerInvocation}, or what the counter {@code items} says one operation handled);
 * the counter {@code worstError} makes a row of its own, {@code …-error}.
 *
 * <p>Each class says what both sides do. Inputs are random from fixed seeds and allocated before;
 * prices are in units of settlement, time in years.
 */
@NullMarked
package io.counterpool.models.bench;

import org.jspecify.annotations.NullMarked;
