package io.counterpool.margin.profile;

/**
 * A configured value and its version.
 *
 * @param version dense from 1; also the ETag
 */
public record Versioned<T>(long version, T value) {}
