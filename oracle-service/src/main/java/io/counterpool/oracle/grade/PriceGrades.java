package io.counterpool.oracle.grade;

import io.counterpool.models.oracle.GradeMatrix;

/**
 * One version of the matrix.
 *
 * @param version dense from 1
 */
public record PriceGrades(long version, GradeMatrix matrix) {}
