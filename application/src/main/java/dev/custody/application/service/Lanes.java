package dev.custody.application.service;

import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.storage.LocationId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The lanes of all locations that there is work for, and whose turn it is. Not safe for threads;
 * guarded by its loop.
 */
final class Lanes {
  private final DeliverySettings settings;
  private final Map<LocationId, Lane> byLocation = new HashMap<>();
  private final Deque<OrganizationId> turns = new ArrayDeque<>();
  private final Map<OrganizationId, Deque<Lane>> ofOrganization = new HashMap<>();

  Lanes(DeliverySettings settings) {
    this.settings = settings;
  }

  /** The lane of a location; a new one where there is none. */
  Lane of(OrganizationId organization, LocationId location) {
    return byLocation.computeIfAbsent(location, id -> open(organization, id));
  }

  Optional<Lane> find(LocationId location) {
    return Optional.ofNullable(byLocation.get(location));
  }

  /** The next step, taken from the organization whose turn it is; empty if none may be taken. */
  Optional<Turn> next() {
    for (int left = turns.size(); left > 0; left--) {
      OrganizationId organization = turns.removeFirst();
      turns.addLast(organization);
      Optional<Turn> turn = nextOf(ofOrganization.getOrDefault(organization, new ArrayDeque<>()));
      if (turn.isPresent()) {
        return turn;
      }
    }
    return Optional.empty();
  }

  void forgetIfIdle(Lane lane) {
    if (!lane.idle() || !byLocation.remove(lane.location(), lane)) {
      return;
    }
    Deque<Lane> own = ofOrganization.getOrDefault(lane.organization(), new ArrayDeque<>());
    own.remove(lane);
    if (own.isEmpty()) {
      ofOrganization.remove(lane.organization());
      turns.remove(lane.organization());
    }
  }

  int size() {
    return byLocation.size();
  }

  private Optional<Turn> nextOf(Deque<Lane> lanes) {
    int underWay = lanes.stream().mapToInt(Lane::underWay).sum();
    if (underWay >= settings.mostUnderWayOfOrganization()) {
      return Optional.empty();
    }
    for (int left = lanes.size(); left > 0; left--) {
      Lane lane = lanes.removeFirst();
      lanes.addLast(lane);
      Optional<RecordingRef> next = lane.take(settings.mostUnderWayOfOne());
      if (next.isPresent()) {
        return next.map(recording -> new Turn(lane, recording));
      }
    }
    return Optional.empty();
  }

  private Lane open(OrganizationId organization, LocationId location) {
    Lane lane = new Lane(organization, location, settings.mostReadyOfOne());
    Deque<Lane> own = ofOrganization.get(organization);
    if (own == null) {
      own = new ArrayDeque<>();
      ofOrganization.put(organization, own);
      turns.addLast(organization);
    }
    own.addLast(lane);
    return lane;
  }

  /** A step to be taken. */
  record Turn(Lane lane, RecordingRef recording) {}
}
