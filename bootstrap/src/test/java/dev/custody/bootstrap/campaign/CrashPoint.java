package dev.custody.bootstrap.campaign;

import java.nio.file.Path;
import java.util.Locale;

/**
 * Where the service is stopped: the crash points of the spool's protocol that lie in code of ours,
 * each as a place in it, in the words of Byteman's rules. One whose place is gone fails the
 * campaign, since it is never reached.
 */
enum CrashPoint {
  MADE_AND_NOT_SYNCED("spool.Loader", "write", "AT INVOKE syncDirectory 1"),
  MADE_AND_NOT_TOLD("spool.Loader", "write", "AT EXIT"),
  FRAME_HALF_WRITTEN("spool.SegmentWriter", "write", "AT INVOKE append 3"),
  NAME_NOT_SYNCED("spool.SegmentWriter", "force", "AT ENTRY"),
  WRITTEN_AND_NOT_FORCED("spool.SegmentWriter", "force", "AFTER INVOKE syncName"),
  FORCED_AND_NOT_TOLD("spool.SegmentWriter", "force", "AT EXIT"),
  STAGED_AND_NOT_RENAMED("spool.RecordingBytes", "adopt", "AT INVOKE rename"),
  STAGE_RENAMED_AND_NOT_SYNCED("spool.RecordingBytes", "adopt", "AT INVOKE syncDirectory"),
  DECISION_NOT_FORCED("spool.Journal", "appendToFile", "AT INVOKE force"),
  DECISION_NOT_LISTED("spool.Journal", "appendToFile", "AT EXIT"),
  ROW_WRITTEN_AND_NOT_FORCED("persistence.Checkpoint", "force", "AT ENTRY"),
  UPLOAD_BEGUN_AND_NOT_KEPT("MultipartSteps", "begin", "AFTER INVOKE beginMultipart", true),
  PART_SENT_AND_NOT_KEPT("MultipartSteps", "sendParts", "AT INVOKE append 1", true),
  COMPLETED_AND_NOT_HEARD_OF("MultipartSteps", "complete", "AFTER INVOKE completeIfAbsent", true),
  STORED_AND_NOT_HEARD_OF("DeliverRecording", "put", "AFTER INVOKE putIfAbsent"),
  PROVEN_AND_NO_TOMBSTONE("Settlement", "adopt", "AT INVOKE entomb"),
  ENTOMBED_AND_NOT_LISTED("Settlement", "adopt", "AFTER INVOKE entomb"),
  LISTED_AND_NOT_FREED("Settlement", "adopt", "AT INVOKE purge"),
  HALF_UNLINKED("spool.Removal", "of", "AFTER INVOKE delete 1"),
  JOURNAL_MOVED_AND_FOLDER_THERE("spool.Removal", "of", "AFTER INVOKE moveTo");

  private static final String ADAPTERS = "dev.custody.adapter.";
  private static final String USE_CASES = "dev.custody.application.service.";

  private final String place;
  private final String method;
  private final String where;
  private final boolean inParts;

  CrashPoint(String place, String method, String where) {
    this(place, method, where, false);
  }

  /**
   * @param inParts whether it takes a recording that is sent in parts to come by
   */
  CrashPoint(String place, String method, String where, boolean inParts) {
    this.place = place;
    this.method = method;
    this.where = where;
    this.inParts = inParts;
  }

  boolean inParts() {
    return inParts;
  }

  /**
   * A rule for Byteman's agent: the thread that comes by for the {@code count}th time makes {@code
   * reached}, and goes no further.
   */
  String rule(Path reached, int count) {
    String in = Character.isUpperCase(place.charAt(0)) ? USE_CASES : ADAPTERS;
    return """
    RULE %1$s
    CLASS %2$s
    METHOD %3$s
    %4$s
    BIND reached = new java.io.File("%5$s")
    IF incrementCounter("%1$s") == %6$d
    DO reached.createNewFile(); delay(600000)
    ENDRULE
    """
        .formatted(this, in + place, method, where, reached, count);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
