package dev.custody.bootstrap;

import dev.custody.application.port.out.Recordings;
import dev.custody.application.port.out.SpoolSuperseded;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks whether the spool is still this process's. One that stood still for long may find that its
 * volume was given to another machine meanwhile: it ends at once, without putting anything in
 * order, since nothing of that is its own any more.
 */
@Singleton
final class OwnershipWatch {
  /** The exit status, so that whoever supervises the process can tell. */
  static final int SUPERSEDED = 3;

  private static final Logger LOG = LoggerFactory.getLogger(OwnershipWatch.class);

  /** How this process ends without a further word. */
  interface End {
    void now();
  }

  private final Recordings recordings;
  private final End end;

  OwnershipWatch(Recordings recordings, Optional<End> end) {
    this.recordings = recordings;
    this.end = end.orElse(() -> Runtime.getRuntime().halt(SUPERSEDED));
  }

  void look() {
    try {
      recordings.requireStillOurs();
    } catch (SpoolSuperseded e) {
      LOG.error("This process ends now, with status {}. {}", SUPERSEDED, e.getMessage());
      end.now();
    }
  }
}
