package io.counterpool.oracle.feed;

/** How a publisher signs. */
public enum Scheme {
  /** Ed25519 over the canonical bytes of one report. */
  ED25519,
  /** secp256k1 over a RedStone data package, without a prefix. */
  REDSTONE,
  /** secp256k1 over a Maker price message, as a personal message. */
  MAKER
}
