/**
 * The venue's own signature: Ed25519 over the hash of every published round.
 *
 * <p>A key is known by the thumbprint of its JSON Web Key (RFC 7638). Its public half is written
 * down before its first signature and stays listed for good, so that old rounds verify after any
 * number of rotations. The private half is only in a file outside.
 */
@NullMarked
package io.counterpool.oracle.attestation;

import org.jspecify.annotations.NullMarked;
