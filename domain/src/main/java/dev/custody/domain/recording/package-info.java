/** Recordings: what they are, the states they go through, and how it is proven that one arrived. */
@NullMarked
package dev.custody.domain.recording;

import org.jspecify.annotations.NullMarked;
