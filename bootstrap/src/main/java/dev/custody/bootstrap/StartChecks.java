package dev.custody.bootstrap;

/** What must be right before the service starts. */
interface StartChecks {
  /**
   * @throws UnsafeSetting naming the first setting that is missing or unsafe
   */
  void check();
}
