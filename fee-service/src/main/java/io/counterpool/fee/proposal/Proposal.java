package io.counterpool.fee.proposal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.counterpool.fee.schedule.MarketId;
import io.counterpool.fee.schedule.Schedule;
import io.counterpool.models.Decimal;
import io.counterpool.models.tuning.MarketResponse;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A draft of a schedule with what it rests on. It is in force for nobody.
 *
 * @param number dense from 1 in its market
 * @param proposedAt when it was made
 * @param basedOnVersion version of the schedule whose models were scaled; the one by which every
 *     round of the window was made, whether or not it still applies
 * @param response assumed of the market
 * @param skewDepth base units of depth assumed where none was stated; null: unknown
 * @param strengths what the models were multiplied by
 * @param untuned parts that the target concerns and that are left: no one strength, a charge beside
 *     the fee, or a skew that does not return
 * @param feeLimit the schedule's {@code maxFeeRate} where it keeps the fee below what the target
 *     asks for; null: it does not
 * @param schedule the draft: the body of a schedule, as it is put
 * @param inSample the part of the window that was searched
 * @param outOfSample the rest, after it
 */
record Proposal(
    MarketId market,
    long number,
    Instant proposedAt,
    long basedOnVersion,
    ProposalTarget target,
    Decimal trainingShare,
    MarketResponse response,
    @Nullable Decimal skewDepth,
    Strengths strengths,
    List<String> untuned,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Decimal feeLimit,
    Schedule schedule,
    Evidence inSample,
    Evidence outOfSample) {}
