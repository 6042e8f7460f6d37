/** Tests of the venue's signature. */
@NullMarked
package io.counterpool.oracle.attestation;

import org.jspecify.annotations.NullMarked;
