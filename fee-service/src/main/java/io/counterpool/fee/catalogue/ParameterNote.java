package io.counterpool.fee.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * What a form says about one parameter; a line of {@code catalogue/parameters.json}.
 *
 * @param description a phrase for a person
 * @param unit null: none
 * @param minimum as a decimal; null: none. Of an object: its fewest fields
 * @param minimumExcluded whether the minimum itself is too low
 * @param maximum as a decimal; null: none. Of a list: its greatest length
 * @param maximumExcluded whether the maximum itself is too high
 */
record ParameterNote(
    String description,
    @Nullable String unit,
    @Nullable String minimum,
    @Nullable Boolean minimumExcluded,
    @Nullable String maximum,
    @Nullable Boolean maximumExcluded) {}
