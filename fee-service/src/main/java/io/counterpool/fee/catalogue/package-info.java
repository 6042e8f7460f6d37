/** The fields of a schedule and the models that it may name, with their parameters. */
@NullMarked
package io.counterpool.fee.catalogue;

import org.jspecify.annotations.NullMarked;
