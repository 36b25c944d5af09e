/** What the API promises, promise by promise. */
@NullMarked
package dev.custody.adapter.http;

import org.jspecify.annotations.NullMarked;
