package dev.custody.bootstrap.spoolfailure;

/** What can be asked of the spool for a recording, once, and stays so. */
enum Step {
  MAKE,
  LENGTH,
  END,
  DISCARD,
  ENTOMB,
  PURGE
}
