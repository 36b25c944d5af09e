package dev.custody.application.port.out;

import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.paging.Page;
import dev.custody.domain.paging.PageRequest;
import dev.custody.domain.recording.Backlog;
import dev.custody.domain.recording.Recording;
import dev.custody.domain.recording.RecordingFilter;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.recording.Status;
import dev.custody.domain.storage.LocationId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * All recordings as they are listed: a projection of the spool until they are stored, the record of
 * them afterwards.
 */
public interface Recordings {

  /** Adds one; harmless if it is there. */
  void add(Recording recording);

  Optional<Recording> find(RecordingRef recording);

  /** Changes one, alone: two changes at once follow each other. Empty if there is none. */
  Optional<Recording> update(RecordingRef recording, UnaryOperator<Recording> change);

  /** By start, then id, newest first. */
  Page<Recording> list(OrganizationId organization, RecordingFilter filter, PageRequest page);

  /** What is complete and not stored yet. */
  Backlog backlog(OrganizationId organization);

  /**
   * What is neither stored nor discarded, of all organizations together; a status without any is
   * left out. {@link Backlog#oldest} counts from the end of a recording, and from its start where
   * it has not ended.
   */
  Map<Status, Backlog> unfinishedByStatus();

  boolean anyPinnedTo(LocationId location);

  /**
   * Recordings that are neither stored nor discarded, of all organizations, in order of their ids.
   *
   * @param after only those behind this one
   */
  List<Recording> unfinished(Optional<RecordingRef> after, int limit);
}
