/** Pool value divided among claims by seniority. */
@NullMarked
package io.counterpool.models.tranche;

import org.jspecify.annotations.NullMarked;
