/**
 * What a venue's answer means, once a connector has read its fields.
 *
 * <p>Which member of which body holds a field is the connector's knowledge; which fields make a
 * price and which answers are none is stated here. Prices are quote units for one base unit.
 */
@NullMarked
package io.counterpool.models.oracle.venue;

import org.jspecify.annotations.NullMarked;
