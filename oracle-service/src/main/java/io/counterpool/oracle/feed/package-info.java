/**
 * What people configure: feeds, and the publishers who may report to each.
 *
 * <p>Prices are quote units for one base unit, rounded to the feed's scale; fractions are plain
 * (0.005 is half a percent). Every change makes a new version; versions are dense from 1 and never
 * altered. A publisher belongs to one feed and is known by the Ed25519 keys that sign its reports,
 * or by its address in another system. Its prices may be converted by another feed, and no feed is
 * priced by itself that way.
 */
@NullMarked
package io.counterpool.oracle.feed;

import org.jspecify.annotations.NullMarked;
