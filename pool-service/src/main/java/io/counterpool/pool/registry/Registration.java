package io.counterpool.pool.registry;

import java.time.Instant;
import java.util.UUID;

/**
 * An account or a provider, bound to a subject and to exactly one pool.
 *
 * @param subject of the token of the first PUT
 */
public record Registration(UUID id, String pool, String subject, Instant registeredAt) {}
