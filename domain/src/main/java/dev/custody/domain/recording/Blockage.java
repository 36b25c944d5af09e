package dev.custody.domain.recording;

import java.time.Instant;

/**
 * Recordings that wait for one and the same reason: their location refuses them.
 *
 * @param reason as {@link Blocked} tells it
 * @param since when the first of them was refused
 */
public record Blockage(String reason, long recordings, Instant since) {}
