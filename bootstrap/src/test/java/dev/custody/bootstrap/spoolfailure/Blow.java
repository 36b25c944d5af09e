package dev.custody.bootstrap.spoolfailure;

/** What happens instead of a system call. */
enum Blow {
  SIGKILL("signal=SIGKILL"),
  EIO("error=EIO"),
  ENOSPC("error=ENOSPC");

  private final String injection;

  Blow(String injection) {
    this.injection = injection;
  }

  /** As strace wants to be told. */
  String injection() {
    return injection;
  }

  boolean canHit(Call call) {
    return this != ENOSPC || call.takesRoom();
  }
}
