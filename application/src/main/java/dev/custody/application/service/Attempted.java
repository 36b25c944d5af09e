package dev.custody.application.service;

/** How one step of a delivery ended, by what is to happen next. */
sealed interface Attempted {

  /** The location took something; there may be more to do at once. */
  record Moved() implements Attempted {}

  /** Nothing to do until more bytes come, or the recording ends. */
  record WaitsForBytes() implements Attempted {}

  /** The location has it, with proof. */
  record Stored() implements Attempted {}

  /** Nothing to do any more, and the location was not asked: this says nothing about it. */
  record NothingLeft() implements Attempted {}

  /** The customer's side refuses: nobody's recording gets through to this location. */
  record LocationRefuses(String reason) implements Attempted {}

  /** The location does not answer as it should now. */
  record LocationFails(String reason) implements Attempted {}

  /** This recording alone cannot go on now. */
  record RecordingFails(String reason, boolean blocks) implements Attempted {}
}
