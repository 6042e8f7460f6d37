/** What a service is called and where it stands behind the origin. */
@NullMarked
package io.counterpool.kit.service;

import org.jspecify.annotations.NullMarked;
