package dev.custody.application.service;

import dev.custody.domain.access.TokenHash;
import dev.custody.domain.storage.StorageTypeId;
import java.time.Duration;
import java.util.Optional;

/**
 * What the operator decides.
 *
 * @param operatorToken hash of the operator's first token
 * @param defaultStorage the type of the location that organizations without their own use
 * @param verificationInterval how often a location in use is verified anew
 * @param customerChosenExternalIds whether the operator may make an organization with an external
 *     ID that came from elsewhere
 */
public record Settings(
    Optional<TokenHash> operatorToken,
    Optional<StorageTypeId> defaultStorage,
    RecordingLimits recordings,
    DeliverySettings deliveries,
    Duration verificationInterval,
    boolean customerChosenExternalIds) {}
