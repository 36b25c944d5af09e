/**
 * Requests that may be sent twice and take effect once. What was answered is kept sealed under the
 * caller's own token, which is kept nowhere: an answer may show a secret that must not lie in the
 * database.
 */
@NullMarked
package dev.custody.adapter.http.once;

import org.jspecify.annotations.NullMarked;
