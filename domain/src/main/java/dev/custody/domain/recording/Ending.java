package dev.custody.domain.recording;

import java.time.Instant;

/**
 * That a recording is complete on our side, and what it is.
 *
 * @param length in bytes
 * @param sha256 of the whole content
 * @param interrupted whether it was closed for a recorder that had gone away
 */
public record Ending(long length, Sha256 sha256, boolean interrupted, Instant at) {}
