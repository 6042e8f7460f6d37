package io.counterpool.oracle.feed;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** By what a publisher is known: keys of its own, or its address in another system. */
public sealed interface Credentials permits KeyRing, SourceSigner {

  Scheme scheme();

  /** The Ed25519 key that came last, or null if the publisher has none. */
  @Nullable PublisherKey newestKey();

  /** Ids of the keys, or the address: whoever shares one with another is the same signer. */
  Set<String> signers();
}
