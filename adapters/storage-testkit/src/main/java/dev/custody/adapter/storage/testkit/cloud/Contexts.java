package dev.custody.adapter.storage.testkit.cloud;

import dev.custody.adapter.storage.testkit.cloud.policy.AccessRequest;
import dev.custody.adapter.storage.testkit.cloud.policy.Caller;
import java.time.InstantSource;

/** Fills in the condition keys that every call has. */
final class Contexts {
  private final InstantSource clock;
  private final boolean secure;

  /**
   * Makes one.
   *
   * @param secure whether calls count as come over TLS
   */
  Contexts(InstantSource clock, boolean secure) {
    this.clock = clock;
    this.secure = secure;
  }

  void describe(AccessRequest.Builder request, Caller caller, Iam.Key key, String region) {
    request
        .with("aws:PrincipalArn", caller.principalArn())
        .with("aws:PrincipalAccount", caller.account())
        .with("aws:PrincipalType", caller.kind().principalType())
        .with("aws:PrincipalIsAWSService", "false")
        .with("aws:SecureTransport", Boolean.toString(secure))
        .with("aws:SourceIp", "127.0.0.1")
        .with("aws:RequestedRegion", region)
        .with("aws:CurrentTime", clock.instant().toString())
        .with("aws:EpochTime", Long.toString(clock.instant().getEpochSecond()))
        .with("aws:userid", key.session().map(Session::userId).orElseGet(caller::uniqueId))
        .with("aws:TokenIssueTime", key.session().map(session -> session.begun().toString()));
    if (caller.kind() == Caller.Kind.USER) {
      request.with("aws:username", caller.arn().substring(caller.arn().lastIndexOf('/') + 1));
    }
  }
}
