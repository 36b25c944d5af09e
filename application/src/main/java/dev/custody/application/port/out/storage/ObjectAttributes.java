package dev.custody.application.port.out.storage;

import dev.custody.domain.recording.ContentType;

/**
 * What is kept with an object.
 *
 * @param token ours; tells an object of this recording's delivery from any other
 */
public record ObjectAttributes(ContentType contentType, String token) {}
