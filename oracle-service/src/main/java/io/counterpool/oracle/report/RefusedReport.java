package io.counterpool.oracle.report;

/** A report that its publisher signed and the intake did not take in. */
public record RefusedReport(Report report, Refusal refusal) {}
