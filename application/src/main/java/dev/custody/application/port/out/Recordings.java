package dev.custody.application.port.out;

import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.paging.Page;
import dev.custody.domain.paging.PageRequest;
import dev.custody.domain.recording.Backlog;
import dev.custody.domain.recording.Blockage;
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
 *
 * <p>Several spools may be told of here, each by one process at a time. Whoever opened one before
 * somebody else did changes nothing any more: {@link #add} and {@link #update} throw {@link
 * SpoolSuperseded} then.
 */
public interface Recordings {

  /** From now on this process tells of what that spool holds, and no other. To be called first. */
  void open(SpoolId spool);

  /**
   * @throws SpoolSuperseded if another process has opened the spool since
   */
  void requireStillOurs();

  /** That the spool that was opened has a recording: it may have come with another one. */
  void hold(RecordingRef recording);

  /** Adds one, which the spool that was opened has; harmless if it is there. */
  void add(Recording recording);

  Optional<Recording> find(RecordingRef recording);

  /** Changes one, alone: two changes at once follow each other. Empty if there is none. */
  Optional<Recording> update(RecordingRef recording, UnaryOperator<Recording> change);

  /** By start, then id, newest first. */
  Page<Recording> list(OrganizationId organization, RecordingFilter filter, PageRequest page);

  /** What is complete and not stored yet. */
  Backlog backlog(OrganizationId organization);

  /**
   * Why recordings wait that are neither stored nor discarded, those being made among them: the
   * reasons of most recordings, the one of most first.
   */
  List<Blockage> blockages(OrganizationId organization, int most);

  /** What is in quarantine, with the bytes that are lost of it. */
  Backlog quarantined(OrganizationId organization);

  /**
   * What is neither stored nor discarded, of all organizations together; a status without any is
   * left out. {@link Backlog#oldest} counts from the end of a recording, and from its start where
   * it has not ended.
   */
  Map<Status, Backlog> unfinishedByStatus();

  boolean anyPinnedTo(LocationId location);

  /**
   * Recordings that are neither stored nor discarded and that the spool that was opened has, of all
   * organizations, in order of their ids.
   *
   * @param after only those behind this one
   */
  List<Recording> unfinished(Optional<RecordingRef> after, int limit);
}
