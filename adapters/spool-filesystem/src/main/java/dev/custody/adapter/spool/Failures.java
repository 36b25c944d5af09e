package dev.custody.adapter.spool;

import dev.custody.application.port.out.SpoolException;
import dev.custody.domain.recording.RecordingRef;
import java.io.IOException;

/** What a failure of the disk is for the recorder of a recording. */
final class Failures {
  private static final System.Logger LOG = System.getLogger(FilesystemSpool.class.getName());

  private Failures() {}

  /**
   * Tells people what could not be done.
   *
   * @param what was tried, as it goes behind "could not"
   */
  static SpoolException of(RecordingRef recording, String what, IOException e) {
    return e instanceof Disk.NoSpaceException
        ? new SpoolException.Full(
            "The spool's disk is full: could not %s of the recording %s. Send again later."
                .formatted(what, recording))
        : failed(recording, what, e);
  }

  static SpoolException.Failed failed(RecordingRef recording, String what, IOException e) {
    return new SpoolException.Failed(
        "Could not %s of the recording %s: %s".formatted(what, recording, e), e);
  }

  /** For what changes nothing if it fails. */
  static void ignored(String what, IOException e) {
    LOG.log(System.Logger.Level.DEBUG, () -> what + " failed, which does no harm", e);
  }
}
