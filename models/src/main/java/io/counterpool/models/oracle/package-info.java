/** Many quotes to one price: aggregation with confidence, and which quotes are too far off. */
@NullMarked
package io.counterpool.models.oracle;

import org.jspecify.annotations.NullMarked;
