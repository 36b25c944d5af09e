package dev.custody.application.service;

/** How one step of a delivery ended, by what is to happen next. */
sealed interface Attempted {

  /** Something was done; there may be more to do at once. */
  record Moved() implements Attempted {}

  /** Nothing to do until more bytes come, or the recording ends. */
  record WaitsForBytes() implements Attempted {}

  /** Nothing to do any more. */
  record Finished() implements Attempted {}

  /** The customer's side refuses: nobody's recording gets through to this location. */
  record LocationRefuses(String reason) implements Attempted {}

  /** The location does not answer as it should now. */
  record LocationFails(String reason) implements Attempted {}

  /** This recording alone cannot go on now. */
  record RecordingFails(String reason, boolean blocks) implements Attempted {}
}
