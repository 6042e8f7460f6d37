package io.counterpool.oracle.report;

/** A report that was taken in, and its number in the one sequence of all. */
public record TakenReport(long intakeSequence, Report report) {}
