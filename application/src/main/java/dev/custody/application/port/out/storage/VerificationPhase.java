package dev.custody.application.port.out.storage;

/** Why a location is verified, which tells how patient to be and how much to try. */
public enum VerificationPhase {
  /**
   * Before it is used: everything is tried; rights that were given a moment ago may take a while to
   * work.
   */
  ONBOARDING,
  /** While it is used, every day or after failures: only what can be tried without a trace. */
  ROUTINE
}
