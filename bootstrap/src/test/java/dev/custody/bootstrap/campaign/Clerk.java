package dev.custody.bootstrap.campaign;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes organizations and tokens, and revokes tokens, until the service is gone: what was answered
 * with success must hold afterwards, most of all that a revoked token opens nothing.
 */
final class Clerk {
  private static final int UNAUTHORIZED = 401;
  private static final int REVOKED_OF = 2;
  private static final Duration BETWEEN = Duration.ofMillis(20);

  private final List<Issued> valid = new ArrayList<>();
  private final List<Issued> revoked = new ArrayList<>();
  private volatile boolean hasRevoked;

  /** To be run while the service runs. */
  void work(URI address, Strike strike) {
    try (Api api = new Api(address)) {
      for (int round = 1; !strike.happened(); round++) {
        issue(api, round % REVOKED_OF == 0);
        Await.pause(BETWEEN);
      }
    } catch (UncheckedIOException e) {
      if (!strike.happened()) {
        throw e;
      }
    }
  }

  /** Whether there is a revocation to be lost. */
  boolean hasRevoked() {
    return hasRevoked;
  }

  /** Asks whether everything holds; then forgets it. */
  int confirm(Api api) {
    for (Issued issued : valid) {
      api.get("/v1/organizations/" + issued.organization, issued.token.token()).expect(200);
    }
    for (Issued issued : revoked) {
      api.get("/v1/organizations/" + issued.organization, issued.token.token())
          .expect(UNAUTHORIZED);
    }
    int confirmed = valid.size() + revoked.size();
    valid.clear();
    revoked.clear();
    hasRevoked = false;
    return confirmed;
  }

  private void issue(Api api, boolean revoke) {
    Tenant tenant = api.tenant("made just before");
    Issued issued = new Issued(tenant.organization(), api.newToken(tenant.organization()));
    if (!revoke) {
      valid.add(issued);
      return;
    }
    // Once the service was asked to, either outcome is right until it has said that it is done.
    api.revoke(issued.organization, issued.token);
    revoked.add(issued);
    hasRevoked = true;
  }

  private record Issued(String organization, Api.IssuedToken token) {}
}
