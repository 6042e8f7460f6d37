package io.counterpool.oracle.round;

import io.counterpool.models.Decimal;
import io.counterpool.oracle.report.TakenReport;

/** A publisher's newest report, what a round made of it, and the weight of its vote. */
public record JudgedReport(TakenReport taken, Verdict verdict, Decimal weight) {}
