package dev.custody.bootstrap.simulation;

import dev.custody.application.port.in.Refusal;
import dev.custody.application.port.out.AuditLog;
import dev.custody.application.port.out.SpoolException;
import dev.custody.application.port.out.storage.StorageException;

/** What may be thrown where faults are made, and what is a fault of the service itself. */
final class Expected {
  private Expected() {}

  /** The database did not do it, or did not say that it did. */
  static final class DatabaseFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseFault(String message) {
      super(message);
    }
  }

  static void require(RuntimeException thrown) {
    for (Throwable at = thrown; at != null; at = at.getCause()) {
      switch (at) {
        case DatabaseFault fault -> {
          return;
        }
        case SpoolException fault -> {
          return;
        }
        case StorageException fault -> {
          return;
        }
        case AuditLog.AuditLogException fault -> {
          return;
        }
        case Refusal refusal -> {
          return;
        }
        default -> {}
      }
      if (at.getClass().getSimpleName().startsWith("Missing")) {
        return;
      }
    }
    throw new AssertionError("a fault of the service: " + thrown, thrown);
  }
}
