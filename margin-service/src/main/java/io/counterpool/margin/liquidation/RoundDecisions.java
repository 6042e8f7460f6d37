package io.counterpool.margin.liquidation;

import io.counterpool.margin.portfolio.PoolId;
import java.util.List;

/**
 * All decisions of one pool round.
 *
 * @param accountsAssessed accounts with positions that could be judged
 * @param decisions by account id, within an account in the order of closing
 * @param hash SHA-256 of the canonical form of everything above, lower-case hex
 */
public record RoundDecisions(
    PoolId pool, long round, int accountsAssessed, List<Decision> decisions, String hash) {}
