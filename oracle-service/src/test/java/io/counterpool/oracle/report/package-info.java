/** Tests of what may be taken in. */
@NullMarked
package io.counterpool.oracle.report;

import org.jspecify.annotations.NullMarked;
