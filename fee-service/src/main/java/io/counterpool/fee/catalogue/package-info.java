/** The models that a schedule may name, with their parameters. */
@NullMarked
package io.counterpool.fee.catalogue;

import org.jspecify.annotations.NullMarked;
