/** What is kept of answers. */
@NullMarked
package dev.custody.adapter.http.once;

import org.jspecify.annotations.NullMarked;
