/**
 * What a price of each grade is good for: a matrix of grades and actions with versions.
 *
 * <p>The one place where it is kept. Every round and every price carries the version that was used
 * and the actions that it allows, so nobody else needs a table of their own. Version 1 is there
 * from the start; a version never changes; a matrix that breaks a rule of {@link
 * io.counterpool.models.oracle.GradeMatrix} is refused.
 */
@NullMarked
package io.counterpool.oracle.grade;

import org.jspecify.annotations.NullMarked;
