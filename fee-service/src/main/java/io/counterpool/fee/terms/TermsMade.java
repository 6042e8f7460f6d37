package io.counterpool.fee.terms;

/**
 * The terms of a round were made and stored.
 *
 * @param state what they were made from
 */
public record TermsMade(TermsContent terms, MarketState state) {}
