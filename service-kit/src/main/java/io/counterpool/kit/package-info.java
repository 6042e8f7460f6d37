/**
 * What every service needs and none should write: wire forms, problems, intake, security, clock.
 */
@NullMarked
package io.counterpool.kit;

import org.jspecify.annotations.NullMarked;
