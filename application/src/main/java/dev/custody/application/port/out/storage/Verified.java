package dev.custody.application.port.out.storage;

import dev.custody.domain.storage.Capabilities;

/** What a verification measured, besides the lines that it told. */
public record Verified(Capabilities capabilities) {}
