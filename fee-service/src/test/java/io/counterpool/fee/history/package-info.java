/** Models of fees and funding beside what real venues did. */
@NullMarked
package io.counterpool.fee.history;

import org.jspecify.annotations.NullMarked;
