package dev.custody.bootstrap.spoolfailure;

import dev.custody.application.port.out.DeliveryRecord;
import dev.custody.application.port.out.SpoolHeader;
import dev.custody.application.port.out.Tombstone;
import dev.custody.bootstrap.campaign.RandomBytes;
import dev.custody.domain.recording.Ending;
import dev.custody.domain.recording.Proof;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.recording.Sha256;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One recording: what was answered of it, and what was tried and may be so. What was answered is a
 * value, so that it can be put aside in the moment before the power goes. For several threads.
 */
final class Pledge {
  /** Of everything that is told a time: what is kept of it is compared too. */
  static final Instant THEN = Instant.parse("2026-03-01T12:00:00Z");

  private final SpoolHeader header;
  private final RandomBytes content;
  private final long declared;
  private final Set<Step> tried = EnumSet.noneOf(Step.class);
  private Answers answers = Answers.NONE;
  private long sent;
  private long written;
  private @Nullable DeliveryRecord delivery;

  /**
   * Nothing was asked for yet.
   *
   * @param declared the length that may be told; more than it ever gets
   */
  Pledge(SpoolHeader header, RandomBytes content, long declared) {
    this.header = header;
    this.content = content;
    this.declared = declared;
  }

  RecordingRef ref() {
    return header.recording();
  }

  SpoolHeader header() {
    return header;
  }

  RandomBytes content() {
    return content;
  }

  long declared() {
    return declared;
  }

  /** The proof that it is stored, once it has ended. */
  Tombstone tombstone() {
    Ending ending = answers().ending().orElseThrow();
    return new Tombstone(
        ending.length(), ending.sha256(), header.key(), Optional.of("v1"), Proof.CHECKSUM, THEN);
  }

  synchronized Answers answers() {
    return answers;
  }

  synchronized boolean tried(Step step) {
    return tried.contains(step) || answers.has(step);
  }

  synchronized void trying(Step step) {
    tried.add(step);
  }

  synchronized void answered(Step step) {
    answers = answers.with(step);
  }

  synchronized void answered(Ending ending) {
    answers = answers.with(ending).withDurable(ending.length());
  }

  /** A writer begins at that offset: what was not durable is given up. */
  synchronized void begins(long offset) {
    durable(offset);
    written = offset;
  }

  /** Bytes up to there may become durable from now on. */
  synchronized void sending(long upTo) {
    sent = Math.max(sent, upTo);
  }

  synchronized void wrote(long upTo) {
    written = upTo;
  }

  /**
   * The spool was closed as it should be: that is as good as an answer to all that was written,
   * unless it was given up.
   */
  synchronized void allIsDurable() {
    if (!tried(Step.DISCARD)) {
      answers = answers.withDurable(written);
    }
  }

  synchronized void durable(long offset) {
    answers = answers.withDurable(offset);
    written = Math.max(written, offset);
  }

  synchronized long written() {
    return written;
  }

  /** The highest offset that anything was sent to, or is being committed up to. */
  synchronized long sent() {
    return sent;
  }

  synchronized void delivering(DeliveryRecord record) {
    delivery = record;
  }

  synchronized void delivered(DeliveryRecord record) {
    answers = answers.with(record);
    delivery = null;
  }

  /** What is being kept of a delivery, and may be there. */
  synchronized Optional<DeliveryRecord> delivering() {
    return Optional.ofNullable(delivery);
  }

  /** What was found after a crash is so; what has not turned up by then never may. */
  synchronized void is(Answers found) {
    answers = found;
    // Bytes that come back after they were freed are freed by whoever comes by.
    tried.retainAll(EnumSet.of(Step.PURGE));
    sent = found.durable();
    written = found.durable();
    delivery = null;
  }

  /** What an end says of so many bytes. */
  Sha256 sha256(long length) {
    return new Sha256(content.sha256(length));
  }

  @Override
  public synchronized String toString() {
    return "%s: answered %s, tried %s, written to %d, sent to %d"
        .formatted(ref(), answers, tried, written, sent);
  }
}
