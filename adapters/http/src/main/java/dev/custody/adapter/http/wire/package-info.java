/**
 * The connection itself: what HTTP/1.1 forbids is refused, time and size are limited, and no answer
 * leaves without the headers that keep a browser from being used against its user.
 */
@NullMarked
package dev.custody.adapter.http.wire;

import org.jspecify.annotations.NullMarked;
