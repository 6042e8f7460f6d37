package io.counterpool.oracle.report;

/**
 * One report on its way in.
 *
 * @param publisherVersion version of the key that verified it
 */
public record Submission(Report report, ReportSignature signature, long publisherVersion) {}
