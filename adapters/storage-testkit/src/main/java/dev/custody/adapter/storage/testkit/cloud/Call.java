package dev.custody.adapter.storage.testkit.cloud;

import java.util.Map;
import java.util.Optional;

/**
 * One call as it was recorded, when it was over.
 *
 * @param number from 1, in the order in which they began
 * @param principal the caller's ARN, once its signature held
 * @param role the role of the caller's session, or the one that is to be assumed
 * @param externalId as AssumeRole was sent it, or the caller's session was assumed with it
 * @param sessionPolicy likewise
 * @param parameters of the query or the form
 * @param headers as sent, but for signatures and tokens; names in lower case
 * @param status 0 where the connection was cut instead
 */
public record Call(
    long number,
    Operation operation,
    Optional<String> bucket,
    Optional<String> key,
    Optional<String> accessKeyId,
    Optional<String> principal,
    Optional<String> role,
    Optional<String> externalId,
    Optional<String> sessionPolicy,
    Optional<String> region,
    Optional<String> expectedOwner,
    Map<String, String> parameters,
    Map<String, String> headers,
    int status,
    Optional<String> errorCode) {
  public Call {
    parameters = Map.copyOf(parameters);
    headers = Map.copyOf(headers);
  }

  public boolean succeeded() {
    return status >= 200 && status < 300 && errorCode.isEmpty();
  }
}
