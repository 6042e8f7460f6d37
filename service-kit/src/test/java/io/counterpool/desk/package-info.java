/** A small service built on the kit, against which the kit is tested. */
@NullMarked
package io.counterpool.desk;

import org.jspecify.annotations.NullMarked;
