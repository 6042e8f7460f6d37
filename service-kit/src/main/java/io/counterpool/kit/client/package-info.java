/** Calls to other services: address, timeouts, token, request id, and what their failures mean. */
@NullMarked
package io.counterpool.kit.client;

import org.jspecify.annotations.NullMarked;
