/** The documents of the project against its sources. */
@NullMarked
package io.counterpool.launcher.docs;

import org.jspecify.annotations.NullMarked;
