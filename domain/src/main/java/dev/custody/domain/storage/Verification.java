package dev.custody.domain.storage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One run of a location's checks.
 *
 * @param settingsVersion of the settings that were tried
 * @param finishedAt empty while it runs
 * @param waiting what it waits for just now
 */
public record Verification(
    VerificationId id,
    LocationId location,
    int settingsVersion,
    Status status,
    Instant startedAt,
    Optional<Instant> finishedAt,
    List<Check> checks,
    Capabilities capabilities,
    Optional<Waiting> waiting) {

  /**
   * A check that is not through yet, since something on the far side takes its time.
   *
   * @param id of the check, as its line will have it
   * @param message what is waited for, for an administrator
   */
  public record Waiting(String id, String title, String message) {}

  /** Where a verification is, and its verdict when it is through. */
  public enum Status {
    RUNNING,
    PASSED,
    FAILED,
    INCONCLUSIVE
  }

  public Verification {
    checks = List.copyOf(checks);
  }

  /** One that waits for nothing. */
  public Verification(
      VerificationId id,
      LocationId location,
      int settingsVersion,
      Status status,
      Instant startedAt,
      Optional<Instant> finishedAt,
      List<Check> checks,
      Capabilities capabilities) {
    this(
        id,
        location,
        settingsVersion,
        status,
        startedAt,
        finishedAt,
        checks,
        capabilities,
        Optional.empty());
  }

  public static Verification started(
      VerificationId id, LocationId location, int settingsVersion, Instant now) {
    return new Verification(
        id,
        location,
        settingsVersion,
        Status.RUNNING,
        now,
        Optional.empty(),
        List.of(),
        Capabilities.UNKNOWN);
  }

  /** Waits until the next line is told. */
  public Verification waitingFor(Waiting what) {
    return new Verification(
        id,
        location,
        settingsVersion,
        status,
        startedAt,
        finishedAt,
        checks,
        capabilities,
        Optional.of(what));
  }

  /** With one more line. */
  public Verification told(Check check) {
    List<Check> more = new ArrayList<>(checks);
    more.add(check);
    return new Verification(
        id, location, settingsVersion, status, startedAt, finishedAt, more, capabilities);
  }

  /** Through: failed if any check failed, else inconclusive if any was, else passed. */
  public Verification finished(Capabilities found, Instant now) {
    return new Verification(
        id, location, settingsVersion, verdict(), startedAt, Optional.of(now), checks, found);
  }

  public boolean running() {
    return status == Status.RUNNING;
  }

  public boolean passed() {
    return status == Status.PASSED;
  }

  /** Why the location must not be used, whatever else works there; empty if nothing forbids it. */
  public Optional<String> forbidsUse() {
    return checks.stream().filter(Check::forbidsUse).map(Check::message).findFirst();
  }

  private Status verdict() {
    if (has(CheckStatus.FAIL)) {
      return Status.FAILED;
    }
    return has(CheckStatus.INCONCLUSIVE) || checks.isEmpty() ? Status.INCONCLUSIVE : Status.PASSED;
  }

  private boolean has(CheckStatus wanted) {
    return checks.stream().anyMatch(check -> check.status() == wanted);
  }
}
