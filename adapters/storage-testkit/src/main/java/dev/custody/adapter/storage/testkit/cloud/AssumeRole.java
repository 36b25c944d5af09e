package dev.custody.adapter.storage.testkit.cloud;

import dev.custody.adapter.storage.testkit.cloud.http.Query;
import dev.custody.adapter.storage.testkit.cloud.policy.AccessRequest;
import dev.custody.adapter.storage.testkit.cloud.policy.Authorizer;
import dev.custody.adapter.storage.testkit.cloud.policy.Caller;
import dev.custody.adapter.storage.testkit.cloud.policy.Decision;
import dev.custody.adapter.storage.testkit.cloud.policy.MalformedPolicyException;
import dev.custody.adapter.storage.testkit.cloud.policy.PolicyDocument;
import dev.custody.adapter.storage.testkit.cloud.policy.PolicyKind;
import java.time.Duration;
import java.util.Optional;

/** AssumeRole: its limits, the trust policy, and the credentials. */
final class AssumeRole {
  private static final String ACTION = "sts:AssumeRole";
  private static final int SHORTEST_SECONDS = 900;
  private static final int LONGEST_SECONDS = 43_200;
  private static final int LONGEST_POLICY = 2048;
  private static final Duration LONGEST_CHAINED = Duration.ofHours(1);

  private final Iam iam;
  private final Contexts contexts;

  AssumeRole(Iam iam, Contexts contexts) {
    this.iam = iam;
    this.contexts = contexts;
  }

  void perform(Query form, Iam.Key key, String region, Xml xml) {
    String arn = required(form, "RoleArn", "roleArn", "[\\u0020-\\u00FF]{20,2048}");
    String name = required(form, "RoleSessionName", "roleSessionName", "[\\w+=,.@-]{2,64}");
    Optional<String> externalId =
        form.first("ExternalId").map(id -> checked(id, "externalId", "[\\w+=,.@:/-]{2,1224}"));
    Duration lifetime = lifetime(form);
    Optional<PolicyDocument> policy = form.first("Policy").map(this::sessionPolicy);

    Caller caller = key.caller().get();
    if (caller.kind() == Caller.Kind.ROOT) {
      throw Refusal.accessDenied("Roles may not be assumed by root accounts.");
    }
    Role role = authorized(caller, arn, name, externalId, key, region);
    checkLifetime(lifetime, role, key);
    tell(Session.begin(role, name, policy, externalId, lifetime, iam), xml);
  }

  private Role authorized(
      Caller caller,
      String arn,
      String name,
      Optional<String> externalId,
      Iam.Key key,
      String region) {
    AccessRequest.Builder request =
        AccessRequest.of(ACTION, arn)
            .with("sts:ExternalId", externalId)
            .with("sts:RoleSessionName", name);
    contexts.describe(request, caller, key, region);
    Optional<Role> role = iam.role(arn);
    Decision decision =
        Authorizer.decide(
            caller,
            request.build(),
            new Authorizer.Resource(account(arn), role.flatMap(Role::trust), true));
    if (!decision.isAllowed()) {
      throw denied(caller, arn, decision);
    }
    return role.orElseThrow(() -> new IllegalStateException("allowed by nobody: " + arn));
  }

  /** Tells nothing of another account's policies. */
  private static Refusal denied(Caller caller, String arn, Decision decision) {
    boolean foreign =
        !caller.account().equals(account(arn))
            && (decision.equals(new Decision.NotAllowed(Decision.PolicySide.RESOURCE))
                || decision.equals(new Decision.Denied(Decision.PolicySide.RESOURCE)));
    return Refusal.accessDenied(
        "User: %s is not authorized to perform: %s on resource: %s%s"
            .formatted(caller.arn(), ACTION, arn, foreign ? "" : decision.because(ACTION)));
  }

  private static String account(String arn) {
    String[] parts = arn.split(":", 6);
    return parts.length == 6 ? parts[4] : "";
  }

  private static Duration lifetime(Query form) {
    String text = form.first("DurationSeconds").orElse("3600");
    if (!text.matches("\\d{1,9}")) {
      throw validation("Value '%s' at 'durationSeconds' is no number".formatted(text));
    }
    int seconds = Integer.parseInt(text);
    if (seconds < SHORTEST_SECONDS || seconds > LONGEST_SECONDS) {
      throw validation(
          "1 validation error detected: Value '%d' at 'durationSeconds' failed to satisfy constraint: Member must have value %s than or equal to %d"
              .formatted(
                  seconds,
                  seconds < SHORTEST_SECONDS ? "greater" : "less",
                  seconds < SHORTEST_SECONDS ? SHORTEST_SECONDS : LONGEST_SECONDS));
    }
    return Duration.ofSeconds(seconds);
  }

  private static void checkLifetime(Duration lifetime, Role role, Iam.Key key) {
    if (key.session().isPresent() && lifetime.compareTo(LONGEST_CHAINED) > 0) {
      throw validation(
          "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role"
              + " chaining");
    }
    if (lifetime.compareTo(role.maxSession()) > 0) {
      throw validation(
          "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
    }
  }

  private PolicyDocument sessionPolicy(String json) {
    if (json.length() > LONGEST_POLICY) {
      throw validation(
          "1 validation error detected: Value at 'policy' failed to satisfy constraint: Member must have length less than or equal to "
              + LONGEST_POLICY);
    }
    try {
      return iam.parse(json, PolicyKind.SESSION);
    } catch (MalformedPolicyException e) {
      throw new Refusal(400, "MalformedPolicyDocument", String.valueOf(e.getMessage()));
    }
  }

  private static String required(Query form, String name, String member, String pattern) {
    return checked(
        form.first(name)
            .orElseThrow(() ->
                validation(
                    "1 validation error detected: Value null at '%s' failed to satisfy constraint: Member must not be null"
                        .formatted(member))),
        member,
        pattern);
  }

  private static String checked(String value, String member, String pattern) {
    if (!value.matches(pattern)) {
      throw validation(
          "1 validation error detected: Value '%s' at '%s' failed to satisfy constraint: Member must satisfy regular expression pattern: %s"
              .formatted(value, member, pattern));
    }
    return value;
  }

  private static Refusal validation(String message) {
    return new Refusal(400, "ValidationError", message);
  }

  private static void tell(Session session, Xml xml) {
    Credentials credentials = session.credentials();
    xml.open("AssumedRoleUser")
        .add("AssumedRoleId", session.userId())
        .add("Arn", session.arn())
        .close("AssumedRoleUser");
    xml.open("Credentials")
        .add("AccessKeyId", credentials.accessKeyId())
        .add("SecretAccessKey", credentials.secretAccessKey())
        .add("SessionToken", credentials.sessionToken())
        .add("Expiration", session.expires().truncatedTo(java.time.temporal.ChronoUnit.SECONDS))
        .close("Credentials");
  }
}
