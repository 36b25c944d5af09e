/** The headers of HTTP that this API speaks, read and written as their RFCs say. */
@NullMarked
package dev.custody.adapter.http.header;

import org.jspecify.annotations.NullMarked;
