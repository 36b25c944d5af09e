package dev.custody.adapter.storage.testkit.cloud;

import java.time.Duration;

/** What a call is struck with. Several may strike one call. */
public sealed interface Fault {
  /** An error is answered, and nothing is done. */
  record Answer(int status, String code, String message) implements Fault {}

  /** The connection is reset before the body is read, and nothing is done. */
  record CutBefore() implements Fault {}

  /** The connection is reset after so many bytes of the request's body, or of the answer's. */
  record CutInBody(long afterBytes) implements Fault {}

  /** The work is done, and the connection is reset instead of an answer. */
  record LoseReply() implements Fault {}

  /** The call stands still before anything is done, for so long or until the order is stopped. */
  record Stall(Duration time) implements Fault {}

  /** CompleteMultipartUpload answers 200 with an error in its body, and nothing is done. */
  record ErrorIn200(String code, String message) implements Fault {}

  /**
   * What is answered is 200 and none of S3's answers, as by something in between that has pages of
   * its own; to a HEAD, without a length.
   *
   * @param done whether the work is done all the same
   */
  record Garbled(String body, boolean done) implements Fault {}

  /** An object is answered without its last byte, and said to be as long as that. */
  record Shortened() implements Fault {}

  /** The answer has the ETag of something else. */
  record WrongEtag() implements Fault {}

  /**
   * Other bytes are kept than were sent, and the call answers 200.
   *
   * @param honest whether ETag and checksums are those of the bytes kept, not of the bytes sent
   */
  record KeepWrong(Wrong how, boolean honest) implements Fault {}

  /** In what way bytes are wrong. */
  enum Wrong {
    /** One bit is flipped. */
    FLIPPED,
    /** The last byte is missing. */
    TRUNCATED,
    /** The wrapping of {@code aws-chunked} is kept as if it were content. */
    FRAMED
  }

  /** Checksum headers are neither looked at nor given back, as old compatible stores do. */
  record NoChecksums() implements Fault {}

  /** A body with trailers is refused with {@code XAmzContentSHA256Mismatch}, as by Ceph 16. */
  record NoTrailers() implements Fault {}

  /** The answer has an empty ETag. */
  record EmptyEtag() implements Fault {}

  /** {@code If-None-Match} is not heard. */
  record DeafToIfNoneMatch() implements Fault {}

  /** {@code x-amz-expected-bucket-owner} is not heard. */
  record DeafToExpectedOwner() implements Fault {}

  /** No answer tells the bucket's region. */
  record NoRegion() implements Fault {}

  /** Errors have no code. */
  record NoErrorCode() implements Fault {}

  /** Errors have no message. */
  record NoErrorMessage() implements Fault {}

  static Fault answer(int status, String code) {
    return new Answer(status, code, "On order.");
  }

  static Fault slowDown() {
    return new Answer(503, "SlowDown", "Please reduce your request rate.");
  }

  static Fault throttling() {
    return new Answer(400, "Throttling", "Rate exceeded");
  }

  static Fault internalError() {
    return new Answer(500, "InternalError", "We encountered an internal error. Please try again.");
  }

  static Fault accessDenied() {
    return new Answer(403, "AccessDenied", "Access Denied");
  }

  /** As AWS answers where two conditional writes meet. */
  static Fault conflict() {
    return new Answer(
        409,
        "ConditionalRequestConflict",
        "The conditional request cannot succeed due to a conflicting operation against this"
            + " resource.");
  }

  static Fault packedPolicyTooLarge() {
    return new Answer(
        400,
        "PackedPolicyTooLarge",
        "Serialized token too large for session: the packed policy size exceeds the limit");
  }

  static Fault cutBefore() {
    return new CutBefore();
  }

  static Fault cutInBody(long afterBytes) {
    return new CutInBody(afterBytes);
  }

  static Fault loseReply() {
    return new LoseReply();
  }

  static Fault stall(Duration time) {
    return new Stall(time);
  }

  static Fault errorIn200() {
    return new ErrorIn200("InternalError", "We encountered an internal error. Please try again.");
  }

  /** Answers with {@code body}, and nothing is done. */
  static Fault garbled(String body) {
    return new Garbled(body, false);
  }

  /** Does the work and answers with {@code body}. */
  static Fault garbledReply(String body) {
    return new Garbled(body, true);
  }

  static Fault shortened() {
    return new Shortened();
  }

  static Fault wrongEtag() {
    return new WrongEtag();
  }

  /** Keeps wrong bytes and tells the ETag and checksum of those that were sent. */
  static Fault keepWrong(Wrong how) {
    return new KeepWrong(how, false);
  }

  static Fault noChecksums() {
    return new NoChecksums();
  }

  static Fault noTrailers() {
    return new NoTrailers();
  }

  static Fault emptyEtag() {
    return new EmptyEtag();
  }

  static Fault deafToIfNoneMatch() {
    return new DeafToIfNoneMatch();
  }

  static Fault deafToExpectedOwner() {
    return new DeafToExpectedOwner();
  }

  static Fault noRegion() {
    return new NoRegion();
  }

  static Fault noErrorCode() {
    return new NoErrorCode();
  }

  static Fault noErrorMessage() {
    return new NoErrorMessage();
  }
}
