package io.counterpool.pool.activity;

import io.counterpool.models.Decimal;
import java.util.SortedMap;

/**
 * What happened in a pool since its beginning; money in the settlement asset.
 *
 * @param commands ended commands and lines of batches by final state
 * @param refusals refused ones by problem
 * @param expired expired ones by problem
 * @param fees what traders paid for trades, liquidations and close-outs, by receiver
 * @param funding net paid by traders (+)
 * @param borrowing paid by traders
 * @param impact net premiums paid by traders (+)
 * @param ledgerImbalance Σ |Σ of balances| over assets; 0
 */
record Activity(
    String pool,
    long rounds,
    long fills,
    SortedMap<String, Long> commands,
    SortedMap<String, Long> refusals,
    SortedMap<String, Long> expired,
    long liquidations,
    long deleverages,
    Decimal badDebt,
    Decimal insurancePaid,
    SortedMap<String, Decimal> fees,
    Decimal funding,
    Decimal borrowing,
    Decimal impact,
    Decimal ledgerImbalance) {}
