package io.counterpool.fee.catalogue;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a form for schedules is built from.
 *
 * @param items every model of every part
 * @param next null: the list is complete
 * @param schedule JSON Schema (2020-12) of the body of {@code PUT /v1/schedules/{market}}: every
 *     field; a part that is a model refers to the {@code $id} of the schemas in {@code items}
 */
record DescribedModels(
    List<DescribedModel> items, @Nullable String next, Map<String, Object> schedule) {}
