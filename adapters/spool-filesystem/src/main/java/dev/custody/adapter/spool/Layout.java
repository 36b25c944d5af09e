package dev.custody.adapter.spool;

import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.recording.RecordingRef;
import java.nio.file.Path;

/**
 * Where things are below the spool's directory:
 *
 * <pre>
 * lock                                     whoever holds it owns the spool
 * running                                  there while it is open, or was killed
 * name                                     what the spool is called, wherever it is moved
 * org_…/                                   an organization
 *   rec_…/                                 a recording
 *     journal                              what was decided of it
 *     00000001-0000000000000000000.seg     frames from that offset on
 *     00000002-0000000000000004096.stage   bytes that do not count yet
 *   purged/                                journals of those whose bytes are gone
 *     rec_…
 * </pre>
 */
record Layout(Path directory) {
  static final String LOCK = "lock";
  static final String RUNNING = "running";
  static final String NAME = "name";
  static final String PURGED = "purged";
  static final String STAGE = ".stage";
  static final String HALF_MADE = ".tmp";

  Path lock() {
    return directory.resolve(LOCK);
  }

  Path organization(OrganizationId organization) {
    return directory.resolve(organization.value());
  }

  Path running() {
    return directory.resolve(RUNNING);
  }

  Path name() {
    return directory.resolve(NAME);
  }

  Path folder(RecordingRef recording) {
    return organization(recording.organization()).resolve(recording.recording().value());
  }

  Path journal(RecordingRef recording) {
    return folder(recording).resolve(Journal.NAME);
  }

  Path purged(OrganizationId organization) {
    return organization(organization).resolve(PURGED);
  }

  Path purgedJournal(RecordingRef recording) {
    return purged(recording.organization()).resolve(recording.recording().value());
  }
}
