/**
 * Signed price messages of other systems: their bytes, their digest and who signed them.
 *
 * <p>Verification only, of public data: nothing here holds a secret and nothing is constant time.
 * Words are big-endian. A message whose fields do not fit their width, or a signature that no key
 * can have made, is refused with {@link io.counterpool.models.OutOfRangeException}.
 */
@NullMarked
package io.counterpool.models.oracle.signature;

import org.jspecify.annotations.NullMarked;
