/** Logging in to the portal. */
@NullMarked
package dev.custody.adapter.http.session;

import org.jspecify.annotations.NullMarked;
