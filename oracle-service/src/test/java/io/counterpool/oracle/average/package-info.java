/** Tests of averages. */
@NullMarked
package io.counterpool.oracle.average;

import org.jspecify.annotations.NullMarked;
