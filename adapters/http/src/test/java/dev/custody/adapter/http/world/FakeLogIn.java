package dev.custody.adapter.http.world;

import dev.custody.application.port.in.LogIn;
import dev.custody.domain.access.Caller;
import dev.custody.domain.access.Session;
import dev.custody.domain.access.TokenSecret;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Sessions of those whom {@link FakeAccess} knows. */
public final class FakeLogIn implements LogIn {
  public static final Instant STARTED = Instant.parse("2025-01-02T03:04:05Z");
  public static final Duration LASTS = Duration.ofHours(2);

  private final World world;
  private final Map<String, Caller.TokenHolder> codes = new ConcurrentHashMap<>();
  private final Map<String, Current> sessions = new ConcurrentHashMap<>();
  private final AtomicLong number = new AtomicLong();

  FakeLogIn(World world) {
    this.world = world;
  }

  @Override
  public Optional<Started> withToken(String shownToken) {
    return world
        .access
        .authenticate(shownToken)
        .filter(Caller.TokenHolder.class::isInstance)
        .map(caller -> begin((Caller.TokenHolder) caller));
  }

  @Override
  public Optional<Started> withCode(String shownCode) {
    return Optional.ofNullable(codes.remove(shownCode)).map(this::begin);
  }

  @Override
  public TokenSecret code(Caller.TokenHolder holder) {
    TokenSecret code = secret();
    codes.put(code.reveal(), holder);
    return code;
  }

  @Override
  public Optional<Current> current(String shownSession) {
    return Optional.ofNullable(sessions.get(shownSession));
  }

  @Override
  public void end(String shownSession) {
    sessions.remove(shownSession);
  }

  private Started begin(Caller.TokenHolder holder) {
    Session session =
        new Session(holder.organization(), holder.token(), STARTED, STARTED.plus(LASTS));
    TokenSecret secret = secret();
    sessions.put(secret.reveal(), new Current(session, holder));
    return new Started(secret, session, holder);
  }

  private TokenSecret secret() {
    return TokenSecret.from(
        ByteBuffer.allocate(TokenSecret.ENTROPY_BYTES).putLong(number.incrementAndGet()).array());
  }
}
