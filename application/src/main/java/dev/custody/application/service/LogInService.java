package dev.custody.application.service;

import dev.custody.application.port.in.LogIn;
import dev.custody.application.port.out.Ids;
import dev.custody.application.port.out.Sessions;
import dev.custody.application.port.out.Tokens;
import dev.custody.application.port.out.Transactions;
import dev.custody.domain.access.Caller;
import dev.custody.domain.access.Session;
import dev.custody.domain.access.Token;
import dev.custody.domain.access.TokenSecret;
import dev.custody.domain.audit.Actor;
import dev.custody.domain.audit.AuditAction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Sessions of the portal. */
final class LogInService implements LogIn {
  private static final Duration LONGEST = Duration.ofHours(12);

  private final Tokens tokens;
  private final Sessions sessions;
  private final AuditTrail trail;
  private final Transactions transactions;
  private final Ids ids;
  private final InstantSource clock;
  private final OneTimeCodes codes;

  LogInService(
      Tokens tokens,
      Sessions sessions,
      AuditTrail trail,
      Transactions transactions,
      Ids ids,
      InstantSource clock) {
    this.tokens = tokens;
    this.sessions = sessions;
    this.trail = trail;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
    this.codes = new OneTimeCodes(clock);
  }

  @Override
  public Optional<Started> withToken(String shownToken) {
    return TokenSecret.parse(shownToken)
        .flatMap(secret -> tokens.findBy(secret.hash()))
        .flatMap(this::begin);
  }

  @Override
  public Optional<Started> withCode(String shownCode) {
    return TokenSecret.parse(shownCode)
        .flatMap(code -> codes.take(code.hash()))
        .flatMap(holder -> tokens.find(holder.organization(), holder.token()))
        .flatMap(this::begin);
  }

  @Override
  public TokenSecret code(Caller.TokenHolder holder) {
    TokenSecret code = ids.tokenSecret();
    codes.keep(code.hash(), holder);
    return code;
  }

  @Override
  public Optional<Current> current(String shownSession) {
    return TokenSecret.parse(shownSession)
        .flatMap(secret -> sessions.findBy(secret.hash()))
        .filter(session -> !session.endedAt(clock.instant()))
        .flatMap(session ->
            tokens
                .find(session.organization(), session.token())
                .filter(token -> !token.expiredAt(clock.instant()))
                .map(token -> new Current(session, token.holder())));
  }

  @Override
  public void end(String shownSession) {
    current(shownSession)
        .ifPresent(ended ->
            transactions.durably(() -> {
              sessions.remove(TokenSecret.hash(shownSession));
              record(ended.caller(), AuditAction.SESSION_ENDED);
            }));
  }

  private Optional<Started> begin(Token token) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    if (token.expiredAt(now)) {
      return Optional.empty();
    }
    Instant latest = now.plus(LONGEST);
    Session session =
        new Session(
            token.organization(),
            token.id(),
            now,
            token.expiresAt().filter(end -> end.isBefore(latest)).orElse(latest));
    TokenSecret secret = ids.tokenSecret();
    transactions.durably(() -> {
      sessions.removeEnded(now);
      sessions.add(session, secret.hash());
      record(token.holder(), AuditAction.SESSION_STARTED);
    });
    return Optional.of(new Started(secret, session, token.holder()));
  }

  private void record(Caller.TokenHolder holder, AuditAction action) {
    trail.record(Actor.of(holder), action, holder.organization(), holder.token().value());
  }
}
