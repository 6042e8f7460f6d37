package io.counterpool.pool.intake;

/**
 * A validated and authorised command that wants to be made durable.
 *
 * @param body canonical JSON
 * @param hash SHA-256 of the body, 32 bytes
 * @param orders how many orders it carries
 * @param principal subject of the caller's token
 */
@SuppressWarnings(
    "ArrayRecordComponent") // Never compared; 32 bytes on their way to a bytea column.
record Offer(CommandPath path, String body, byte[] hash, int orders, String principal) {}
