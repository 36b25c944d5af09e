package dev.custody.application.port.out;

import dev.custody.domain.recording.Proof;
import dev.custody.domain.recording.Sha256;
import dev.custody.domain.storage.ObjectKey;
import java.time.Instant;
import java.util.Optional;

/** The proof that a recording is in its location; only behind it are its bytes freed. */
public record Tombstone(
    long length,
    Sha256 sha256,
    ObjectKey key,
    Optional<String> versionId,
    Proof proof,
    Instant at) {}
