package io.counterpool.pool.configuration;

/** Configuration as it is stored. */
interface VersionedRow {

  /** Its ETag. */
  long version();

  /** Canonical JSON. */
  String content();
}
