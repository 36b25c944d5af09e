package dev.custody.application.port.out.storage;

import dev.custody.domain.recording.Checksum;
import java.util.Optional;

/**
 * What a store tells of an object without its bytes.
 *
 * @param token as it was given in {@link ObjectAttributes}; empty for an object that has none
 * @param checksum of the whole content; empty where the store tells none
 */
public record ObjectHead(
    long length,
    String etag,
    Optional<String> versionId,
    Optional<String> token,
    Optional<Checksum> checksum) {}
