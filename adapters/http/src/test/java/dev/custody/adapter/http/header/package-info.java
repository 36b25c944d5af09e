/** How headers are read and written. */
@NullMarked
package dev.custody.adapter.http.header;

import org.jspecify.annotations.NullMarked;
