package io.counterpool.oracle.intake;

/** Ends of the two dense sequences: of reports taken in, and of rounds over all feeds. */
record Head(long intakeSequence, long eventSequence) {}
