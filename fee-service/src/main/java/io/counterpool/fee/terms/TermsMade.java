package io.counterpool.fee.terms;

/** The terms of a round were made and stored. */
record TermsMade(TermsContent terms) {}
