package io.counterpool.pool.configuration;

/** A configuration and its version. */
record Versioned<T>(T content, long version) {}
