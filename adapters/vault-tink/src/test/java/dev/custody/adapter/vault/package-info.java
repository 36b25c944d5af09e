/** What a vault must hold against whoever reads or writes the database, and against mishaps. */
@NullMarked
package dev.custody.adapter.vault;

import org.jspecify.annotations.NullMarked;
