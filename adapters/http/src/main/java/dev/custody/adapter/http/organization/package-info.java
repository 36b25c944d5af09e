/** Organizations and their tokens. */
@NullMarked
package dev.custody.adapter.http.organization;

import org.jspecify.annotations.NullMarked;
