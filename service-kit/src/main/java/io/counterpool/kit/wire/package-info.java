/**
 * Forms on the wire: decimals, instants, ids, model tags, canonical bytes and the OpenAPI contract.
 */
@NullMarked
package io.counterpool.kit.wire;

import org.jspecify.annotations.NullMarked;
