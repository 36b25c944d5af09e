package dev.custody.adapter.storage.testkit.memory;

/**
 * Something that was asked of the store.
 *
 * @param key the object's; for {@link Operation#LIST} the prefix
 */
public record Call(Operation operation, String key) {}
