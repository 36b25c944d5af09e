package dev.custody.application.service;

import dev.custody.domain.recording.Backoff;
import dev.custody.domain.recording.PartSizing;
import java.time.Duration;

/**
 * How deliveries behave.
 *
 * @param backoff between tries of a location that fails in passing
 * @param blockedProbe between tries of a location that refuses
 * @param mostUnderWay steps at once, of all locations: bounds memory and connections
 * @param mostUnderWayOfOrganization steps at once of one organization, however many locations it
 *     has: one whose stores all hang leaves room for the others
 * @param mostUnderWayOfOne steps at once of one location: what a dead one can hold of the former
 * @param mostReadyOfOne recordings of one location that are queued in memory; the rest is found by
 *     the sweep
 * @param parts how long the parts of an upload are
 */
public record DeliverySettings(
    Backoff backoff,
    Duration blockedProbe,
    int mostUnderWay,
    int mostUnderWayOfOrganization,
    int mostUnderWayOfOne,
    int mostReadyOfOne,
    PartSizing parts) {
  public static final DeliverySettings DEFAULT =
      new DeliverySettings(
          new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(15)),
          Duration.ofMinutes(1),
          32,
          12,
          8,
          10_000,
          PartSizing.DEFAULT);

  public DeliverySettings {
    if (mostUnderWay < 1
        || mostUnderWayOfOrganization < 1
        || mostUnderWayOfOne < 1
        || mostReadyOfOne < 1) {
      throw new IllegalArgumentException("deliveries need room for one step at least");
    }
  }
}
