/** Who did what, when, to what, and whether it was let. */
@NullMarked
package dev.custody.domain.audit;

import org.jspecify.annotations.NullMarked;
