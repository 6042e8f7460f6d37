package io.counterpool.pool.ledger;

import io.counterpool.models.Decimal;
import java.time.Instant;

/**
 * One movement of {@code amount} &gt; 0 from {@code debit} to {@code credit}; balances to zero.
 *
 * @param sequence dense per pool, from 1
 * @param cause what made it: {@code command:<sequence>}, {@code order:<sequence>/<line>}, {@code
 *     round:<n>}
 */
public record Transfer(
    long sequence,
    String debit,
    String credit,
    String asset,
    Decimal amount,
    TransferKind kind,
    String cause,
    Instant at) {}
