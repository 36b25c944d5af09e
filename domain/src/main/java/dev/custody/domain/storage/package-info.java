/**
 * Places where an organization's recordings can go: their types, settings, life cycle, and what a
 * verification found.
 */
@NullMarked
package dev.custody.domain.storage;

import org.jspecify.annotations.NullMarked;
