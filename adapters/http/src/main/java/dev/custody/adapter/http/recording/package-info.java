/** Recordings: taking them in, finding them, and reading them back. */
@NullMarked
package dev.custody.adapter.http.recording;

import org.jspecify.annotations.NullMarked;
