package dev.custody.application.service;

import java.time.Duration;

/**
 * What the installation allows a recording.
 *
 * @param mostBytes the longest recording
 * @param idleTimeout after which one that gets no bytes is closed, where its organization has set
 *     none
 */
public record RecordingLimits(long mostBytes, Duration idleTimeout) {
  /** The longest object that S3 takes is 5 TiB (Amazon S3, "Multipart upload limits"). */
  public static final RecordingLimits DEFAULT = new RecordingLimits(5L << 40, Duration.ofHours(24));
}
