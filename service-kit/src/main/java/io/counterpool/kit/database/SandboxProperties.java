package io.counterpool.kit.database;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Whether this is a place for generated days.
 *
 * @param mark mark an EMPTY database as a sandbox at the first start; a database with anything in
 *     it is never marked
 */
@ConfigurationProperties(prefix = "counterpool.sandbox", ignoreUnknownFields = false)
public record SandboxProperties(boolean mark) {}
