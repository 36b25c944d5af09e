/**
 * Recordings in directories of the service's own disk: {@code <data-directory>/storage/<key>}.
 *
 * <p>An object is a plain file that can be copied and played. What belongs to it (content type,
 * token, checksum) are extended attributes of that file, so that both come and go together. Nothing
 * shows under a key until it is whole and forced: it is written to a file beside the objects, and a
 * hard link then gives it its name, which, unlike a rename, never replaces one that is there.
 *
 * <p>This module is also the one to copy for a new storage type. It has no settings; a type that
 * has some puts them in a {@code Settings} of its own.
 */
@NullMarked
package dev.custody.adapter.storage.filesystem;

import org.jspecify.annotations.NullMarked;
