/** One name for each request, in its log lines and in the problem that it may end with. */
@NullMarked
package dev.custody.adapter.http.trace;

import org.jspecify.annotations.NullMarked;
