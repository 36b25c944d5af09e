/**
 * A request that is sent again, since its answer was lost, gets the first answer and changes
 * nothing twice.
 */
@NullMarked
package dev.custody.domain.idempotency;

import org.jspecify.annotations.NullMarked;
