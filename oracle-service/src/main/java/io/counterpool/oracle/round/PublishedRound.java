package io.counterpool.oracle.round;

import java.util.List;

/** A round and the verdicts it was made from, by publisher. */
public record PublishedRound(Round round, List<JudgedReport> reports) {}
