/**
 * A storage type that lives in memory: as strict as S3, open to a test's eyes, and able to fail on
 * order in every way that the storage contract names. {@link
 * dev.custody.adapter.storage.testkit.memory.InMemoryStorageType} is the way in, {@link
 * dev.custody.adapter.storage.testkit.memory.Faults} what can be ordered.
 */
@NullMarked
package dev.custody.adapter.storage.testkit.memory;

import org.jspecify.annotations.NullMarked;
