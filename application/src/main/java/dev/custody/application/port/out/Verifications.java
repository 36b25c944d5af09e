package dev.custody.application.port.out;

import dev.custody.domain.storage.LocationId;
import dev.custody.domain.storage.Verification;
import dev.custody.domain.storage.VerificationId;
import java.util.Optional;

/** Reports of verifications. The newest few of a location are kept. */
public interface Verifications {

  /** Keeps it as it is now; a former state of the same is replaced. */
  void save(Verification verification);

  Optional<Verification> find(LocationId location, VerificationId id);

  /** The newest one of a location, running or through. */
  Optional<Verification> newest(LocationId location);
}
