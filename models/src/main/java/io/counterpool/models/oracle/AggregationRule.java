package io.counterpool.models.oracle;

/**
 * What an aggregation does, in sentences for those who choose one.
 *
 * @param price how the price comes out of the quotes
 * @param evenCount what it is when two values share the middle
 * @param confidence how the confidence comes out of the quotes
 * @param breakdownPoint how many of the quotes may lie
 */
public record AggregationRule(
    String price, String evenCount, String confidence, String breakdownPoint) {}
