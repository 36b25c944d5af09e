/** Who may do what: tokens, their scopes, and the one who calls. */
@NullMarked
package dev.custody.domain.access;

import org.jspecify.annotations.NullMarked;
