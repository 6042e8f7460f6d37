package io.counterpool.pool.registry;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account or a provider, bound to a subject and to exactly one pool.
 *
 * @param subject of the token of the first PUT
 * @param referrer account that gets the referrer's part of an account's trade fees; null: none
 */
public record Registration(
    UUID id, String pool, String subject, Instant registeredAt, @Nullable UUID referrer) {}
