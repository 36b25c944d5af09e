package dev.custody.application.port.out;

import dev.custody.domain.access.Session;
import dev.custody.domain.access.TokenHash;
import java.time.Instant;
import java.util.Optional;

/**
 * All sessions of the portal. Secrets are kept as hashes. One goes with the token it began with.
 */
public interface Sessions {

  void add(Session session, TokenHash secret);

  /** The one whose secret has this hash, ended or not. */
  Optional<Session> findBy(TokenHash secret);

  /** False if there was none. */
  boolean remove(TokenHash secret);

  /** Takes out what ended before that time. */
  void removeEnded(Instant before);
}
