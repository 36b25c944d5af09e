package dev.custody.domain.recording;

import java.time.Instant;
import java.util.Optional;

/**
 * What an organization has complete on our side and not yet in its location.
 *
 * @param oldest when the one that waits longest was received
 */
public record Backlog(long recordings, long bytes, Optional<Instant> oldest) {}
