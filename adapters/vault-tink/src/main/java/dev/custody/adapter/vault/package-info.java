/**
 * Sealing of secrets with Tink: AES-256-GCM, by a keyset that is wrapped by the installation's
 * master key and kept beside what it seals.
 */
@NullMarked
package dev.custody.adapter.vault;

import org.jspecify.annotations.NullMarked;
