package dev.custody.domain.recording;

import java.time.Instant;

/**
 * That the location refuses, so that bytes wait in the spool.
 *
 * @param reason for the organization's administrator: what was refused and what to do
 */
public record Blocked(String reason, Instant since, Instant nextTry) {}
