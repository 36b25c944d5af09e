package dev.custody.application.port.out;

import dev.custody.domain.recording.ContentType;
import dev.custody.domain.recording.Labels;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.recording.Title;
import dev.custody.domain.storage.LocationId;
import dev.custody.domain.storage.ObjectKey;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * What a recording is and where it goes: enough to deliver it with an older database, and to find
 * it with none.
 *
 * @param settingsVersion of the location when the recording began
 * @param key the first key to try
 * @param token goes with the object; tells it from any other
 * @param declaredLength in bytes, where the recorder told it at the beginning
 */
public record SpoolHeader(
    RecordingRef recording,
    LocationId location,
    int settingsVersion,
    ObjectKey key,
    String token,
    ContentType contentType,
    Title title,
    Labels labels,
    Instant startedAt,
    OptionalLong declaredLength) {}
