/** The oracle service: wiring of its features. */
@NullMarked
package io.counterpool.oracle;

import org.jspecify.annotations.NullMarked;
