package io.counterpool.margin.liquidation;

import io.counterpool.margin.portfolio.AccountId;
import io.counterpool.margin.profile.MarketId;
import io.counterpool.models.Decimal;

/**
 * That an account must close part of a position, and why.
 *
 * @param accountVersion version of the portfolio that was judged
 * @param closeSize base quantity to close, unsigned, a multiple of the market's size step or the
 *     whole position
 * @param equity of the account before the close, settlement asset
 * @param maintenance requirement of the account before the close, settlement asset
 * @param health equity ÷ maintenance, rounded down
 * @param profileVersion of the profile behind the market's terms
 */
public record Decision(
    AccountId account,
    long accountVersion,
    MarketId market,
    Decimal closeSize,
    Decimal equity,
    Decimal maintenance,
    Decimal health,
    long profileVersion) {}
