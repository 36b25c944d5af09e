package dev.custody.application.fake;

import dev.custody.application.port.out.Verifications;
import dev.custody.domain.storage.LocationId;
import dev.custody.domain.storage.Verification;
import dev.custody.domain.storage.VerificationId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reports in memory, in the order of their beginnings. */
public final class InMemoryVerifications implements Verifications {
  private final List<Verification> kept = new ArrayList<>();

  @Override
  public synchronized void save(Verification verification) {
    for (int i = 0; i < kept.size(); i++) {
      if (kept.get(i).id().equals(verification.id())) {
        kept.set(i, verification);
        return;
      }
    }
    kept.add(verification);
  }

  @Override
  public synchronized Optional<Verification> find(LocationId location, VerificationId id) {
    return kept.stream()
        .filter(report -> report.location().equals(location) && report.id().equals(id))
        .findFirst();
  }

  @Override
  public synchronized Optional<Verification> newest(LocationId location) {
    return kept.reversed().stream()
        .filter(report -> report.location().equals(location))
        .findFirst();
  }
}
