package dev.custody.application.port.in;

import dev.custody.domain.access.Caller;
import dev.custody.domain.access.Session;
import dev.custody.domain.access.TokenSecret;
import java.util.Optional;

/**
 * Ways into the portal: each ends in a session, whose secret a browser keeps. Whoever has the
 * secret is the holder of the token that the session began with, for as long as both last.
 */
public interface LogIn {

  /** Empty if the token opens nothing, or is the operator's, who has no place in the portal. */
  Optional<Started> withToken(String shownToken);

  /** Empty if the code was never given out, was used before or is too old. */
  Optional<Started> withCode(String shownCode);

  /** A code that opens one session for whoever holds that token, within an hour. */
  TokenSecret code(Caller.TokenHolder holder);

  /** Who the session of that secret belongs to; empty if it is unknown or over. */
  Optional<Current> current(String shownSession);

  /** From now on the secret opens nothing. Harmless for one that opens nothing already. */
  void end(String shownSession);

  /** The only time that the secret is there. */
  record Started(TokenSecret secret, Session session, Caller.TokenHolder caller) {}

  /** A session that goes on. */
  record Current(Session session, Caller.TokenHolder caller) {}
}
