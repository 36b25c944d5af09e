/** Resumable upload: tus 1.0 (https://tus.io/protocols/resumable-upload). */
@NullMarked
package dev.custody.adapter.http.tus;

import org.jspecify.annotations.NullMarked;
