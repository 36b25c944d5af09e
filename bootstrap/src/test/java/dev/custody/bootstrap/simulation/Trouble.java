package dev.custody.bootstrap.simulation;

/** What can go wrong around the service. */
enum Trouble {
  /** Calls do not get there, their replies are lost, they are refused, they arrive late. */
  STORE_CALLS_FAIL,
  STORE_REFUSES,
  STORE_IS_OUT_OF_REACH,
  /** It keeps other bytes than it was sent, or does not tell what it keeps. */
  STORE_IS_ODD,
  STORE_IS_WRITE_ONLY,
  UPLOADS_GO,
  /** Statements are not done, or nobody hears that they were. */
  DATABASE_FAILS,
  DATABASE_OF_YESTERDAY,
  DATABASE_IS_EMPTY,
  DISK_CALLS_FAIL,
  DISK_IS_FULL,
  BIT_FLIPS,
  POWER_GOES,
  RESTARTS,
  CLOCK_JUMPS,
  STANDS_STILL
}
