package dev.custody.adapter.http.header;

import dev.custody.application.port.in.Record.BodyDigest;

/**
 * What a body must hash to, and which header said so.
 *
 * @param byTus whether Upload-Checksum did: tus has a status of its own for bytes that are others
 */
public record AnnouncedDigest(BodyDigest digest, boolean byTus) {}
