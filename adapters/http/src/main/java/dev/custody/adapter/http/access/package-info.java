/**
 * Who may do what: every endpoint says by {@link Guard} what it needs, and one filter judges it, in
 * the order that the API promises, before anything of the body is read.
 */
@NullMarked
package dev.custody.adapter.http.access;

import org.jspecify.annotations.NullMarked;
