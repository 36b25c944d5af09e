/** Requests that may be sent twice and take effect once. */
@NullMarked
package dev.custody.adapter.http.once;

import org.jspecify.annotations.NullMarked;
