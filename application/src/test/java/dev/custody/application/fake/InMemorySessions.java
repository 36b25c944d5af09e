package dev.custody.application.fake;

import dev.custody.application.port.out.Sessions;
import dev.custody.domain.access.Session;
import dev.custody.domain.access.TokenHash;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Sessions in memory. */
public final class InMemorySessions implements Sessions {
  private final Map<TokenHash, Session> bySecret = new ConcurrentHashMap<>();

  @Override
  public void add(Session session, TokenHash secret) {
    bySecret.put(secret, session);
  }

  @Override
  public Optional<Session> findBy(TokenHash secret) {
    return Optional.ofNullable(bySecret.get(secret));
  }

  @Override
  public boolean remove(TokenHash secret) {
    return bySecret.remove(secret) != null;
  }

  @Override
  public void removeEnded(Instant before) {
    bySecret.values().removeIf(session -> session.endedAt(before));
  }

  public int size() {
    return bySecret.size();
  }
}
