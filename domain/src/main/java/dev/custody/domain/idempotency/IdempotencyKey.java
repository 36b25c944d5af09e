package dev.custody.domain.idempotency;

/**
 * Names one request of one caller.
 *
 * @param actor who asked; the keys of two never meet
 * @param key as the client chose it, 1 to 255 characters
 */
public record IdempotencyKey(String actor, String key) {}
