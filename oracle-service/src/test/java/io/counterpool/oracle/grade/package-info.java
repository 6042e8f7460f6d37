/** Tests of the matrix of grades and actions. */
@NullMarked
package io.counterpool.oracle.grade;

import org.jspecify.annotations.NullMarked;
