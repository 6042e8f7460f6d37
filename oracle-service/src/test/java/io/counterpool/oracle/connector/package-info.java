/** Tests of the connectors, against a server of their own; none uses the network. */
@NullMarked
package io.counterpool.oracle.connector;

import org.jspecify.annotations.NullMarked;
