package io.counterpool.oracle.intake;

/**
 * Ends of the dense sequences: of reports taken in, of rounds over all feeds, and of refused
 * reports that the next round of their feed will list.
 */
record Head(long intakeSequence, long eventSequence, long refusalSequence) {}
