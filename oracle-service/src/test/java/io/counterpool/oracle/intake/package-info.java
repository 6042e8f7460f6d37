/** Tests of the one writer: reports, rounds, requests, two processes, restarts. */
@NullMarked
package io.counterpool.oracle.intake;

import org.jspecify.annotations.NullMarked;
