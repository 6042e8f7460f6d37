package io.counterpool.oracle.report;

/**
 * One report on its way in.
 *
 * @param publisherVersion version of the credentials that verified it
 */
public record Submission(Report report, Evidence evidence, long publisherVersion) {}
