/** Bodies between the event loop and blocking code. */
@NullMarked
package dev.custody.adapter.http.body;

import org.jspecify.annotations.NullMarked;
