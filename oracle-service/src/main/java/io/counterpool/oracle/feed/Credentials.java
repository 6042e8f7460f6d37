package io.counterpool.oracle.feed;

import org.jspecify.annotations.Nullable;

/** By what a publisher is known: keys of its own, or its address in another system. */
public sealed interface Credentials permits KeyRing, SourceSigner {

  Scheme scheme();

  /** The Ed25519 key that came last, or null if the publisher has none. */
  @Nullable PublisherKey newestKey();
}
