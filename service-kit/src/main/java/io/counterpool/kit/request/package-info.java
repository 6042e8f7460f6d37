/** What every request carries and is held to: its id, its parameters, its size, its rate. */
@NullMarked
package io.counterpool.kit.request;

import org.jspecify.annotations.NullMarked;
