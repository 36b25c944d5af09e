package dev.custody.bootstrap.campaign;

import java.nio.file.Path;
import java.util.Locale;

/**
 * Where threads of the service are held as it is ended: the crash points of the spool's protocol
 * that lie in code of ours, each as a place in it, in the words of Byteman's rules. One whose place
 * is gone fails the campaign, since it is never reached.
 */
enum CrashPoint {
  MADE_AND_NOT_SYNCED(Holds.RECORDER, "spool.Loader", "write", "AT INVOKE syncDirectory 1"),
  MADE_AND_NOT_TOLD(Holds.RECORDER, "spool.Loader", "write", "AT EXIT"),
  FRAME_HALF_WRITTEN(Holds.RECORDER, "spool.SegmentWriter", "write", "AT INVOKE append 3"),
  NAME_NOT_SYNCED(Holds.RECORDER, "spool.SegmentWriter", "force", "AT ENTRY"),
  WRITTEN_AND_NOT_FORCED(Holds.RECORDER, "spool.SegmentWriter", "force", "AFTER INVOKE syncName"),
  FORCED_AND_NOT_TOLD(Holds.RECORDER, "spool.SegmentWriter", "force", "AT EXIT"),
  STAGED_AND_NOT_RENAMED(Holds.RECORDER, "spool.RecordingBytes", "adopt", "AT INVOKE rename"),
  STAGE_RENAMED_AND_NOT_SYNCED(
      Holds.RECORDER, "spool.RecordingBytes", "adopt", "AT INVOKE syncDirectory"),
  DECISION_NOT_FORCED(Holds.RECORDER, "spool.Journal", "appendToFile", "AT INVOKE force"),
  DECISION_NOT_LISTED(Holds.RECORDER, "spool.Journal", "appendToFile", "AT EXIT"),
  ROW_WRITTEN_AND_NOT_FORCED(Holds.EVERYBODY, "persistence.Checkpoint", "force", "AT ENTRY"),
  UPLOAD_BEGUN_AND_NOT_KEPT(
      Holds.DELIVERY_IN_PARTS, "MultipartSteps", "begin", "AFTER INVOKE beginMultipart"),
  PART_SENT_AND_NOT_KEPT(
      Holds.DELIVERY_IN_PARTS, "MultipartSteps", "sendParts", "AT INVOKE append 1"),
  COMPLETED_AND_NOT_HEARD_OF(
      Holds.DELIVERY_IN_PARTS, "MultipartSteps", "complete", "AFTER INVOKE completeIfAbsent"),
  STORED_AND_NOT_HEARD_OF(Holds.DELIVERY, "DeliverRecording", "put", "AFTER INVOKE putIfAbsent"),
  PROVEN_AND_NO_TOMBSTONE(Holds.DELIVERY, "Settlement", "adopt", "AT INVOKE entomb"),
  ENTOMBED_AND_NOT_LISTED(Holds.DELIVERY, "Settlement", "adopt", "AFTER INVOKE entomb"),
  LISTED_AND_NOT_FREED(Holds.DELIVERY, "Settlement", "adopt", "AT INVOKE purge"),
  HALF_UNLINKED(Holds.DELIVERY, "spool.Removal", "of", "AFTER INVOKE delete 1"),
  JOURNAL_MOVED_AND_FOLDER_THERE(Holds.DELIVERY, "spool.Removal", "of", "AFTER INVOKE moveTo");

  /** Who does not go on while a thread is held there. */
  enum Holds {
    RECORDER,
    DELIVERY,
    /** Of a recording that is too long to be sent whole. */
    DELIVERY_IN_PARTS,
    EVERYBODY
  }

  private static final String ADAPTERS = "dev.custody.adapter.";
  private static final String USE_CASES = "dev.custody.application.service.";

  private final Holds holds;
  private final String place;
  private final String method;
  private final String where;

  CrashPoint(Holds holds, String place, String method, String where) {
    this.holds = holds;
    this.place = place;
    this.method = method;
    this.where = where;
  }

  Holds holds() {
    return holds;
  }

  /**
   * A rule for Byteman's agent: once {@code go} is there, the thread that comes by for the {@code
   * count}th time makes {@code reached}, and goes no further.
   */
  String rule(Path go, Path reached, int count) {
    String in = Character.isUpperCase(place.charAt(0)) ? USE_CASES : ADAPTERS;
    return """
    RULE %1$s
    CLASS %2$s
    METHOD %3$s
    %4$s
    BIND go = new java.io.File("%5$s"); reached = new java.io.File("%6$s")
    IF go.exists() AND incrementCounter("%1$s") == %7$d
    DO reached.createNewFile(); delay(600000)
    ENDRULE
    """
        .formatted(this, in + place, method, where, go, reached, count);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
