package dev.custody.adapter.storage.testkit.cloud;

import dev.custody.adapter.storage.testkit.cloud.http.Request;
import dev.custody.adapter.storage.testkit.cloud.policy.PolicyDocument;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What is noted of a call while it runs. */
final class CallNotes {
  private static final Set<String> SECRETS = Set.of("authorization", "x-amz-security-token");

  private final CallLog log;
  private final long number;
  private final Operation operation;
  private final Request request;
  private final Optional<String> bucket;
  private final Optional<String> key;
  private final Map<String, String> parameters;
  private Optional<String> accessKeyId = Optional.empty();
  private Optional<String> principal = Optional.empty();
  private Optional<String> role = Optional.empty();
  private Optional<String> externalId = Optional.empty();
  private Optional<String> sessionPolicy = Optional.empty();
  private Optional<String> region = Optional.empty();
  private Optional<String> errorCode = Optional.empty();
  private int status;
  private boolean told;

  CallNotes(
      CallLog log,
      Operation operation,
      Request request,
      Optional<String> bucket,
      Optional<String> key,
      Map<String, String> parameters) {
    this.log = log;
    this.number = log.begin(operation);
    this.operation = operation;
    this.request = request;
    this.bucket = bucket;
    this.key = key;
    this.parameters = parameters;
  }

  void signedBy(String id, String signedRegion) {
    accessKeyId = Optional.of(id);
    region = Optional.of(signedRegion);
  }

  void caller(String arn, Optional<Session> session) {
    principal = Optional.of(arn);
    session.ifPresent(some -> {
      role = Optional.of(some.role().arn());
      externalId = some.externalId();
      sessionPolicy = some.policy().map(PolicyDocument::text);
    });
  }

  void assuming(
      Optional<String> assumed, Optional<String> sentExternalId, Optional<String> policy) {
    role = assumed;
    externalId = sentExternalId;
    sessionPolicy = policy;
  }

  /** Noted before the answer goes out, so that whoever has the answer finds the call. */
  void answered(int with) {
    status = with;
    close();
  }

  void failed(String code) {
    errorCode = Optional.of(code);
  }

  /** Notes the call, unless it is noted already. */
  void close() {
    if (told) {
      return;
    }
    told = true;
    Map<String, String> headers = new TreeMap<>();
    for (String name : request.headers().names()) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (!SECRETS.contains(lower)) {
        List<String> values = request.headers().all(name);
        headers.put(lower, String.join(",", values));
      }
    }
    log.end(
        new Call(
            number,
            operation,
            bucket,
            key,
            accessKeyId,
            principal,
            role,
            externalId,
            sessionPolicy,
            region,
            request.header("x-amz-expected-bucket-owner"),
            parameters,
            headers,
            status,
            errorCode));
  }
}
