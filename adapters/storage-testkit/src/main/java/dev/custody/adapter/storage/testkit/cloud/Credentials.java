package dev.custody.adapter.storage.testkit.cloud;

import java.util.Optional;

/**
 * What a call is signed with.
 *
 * @param sessionToken there with temporary ones only
 */
public record Credentials(
    String accessKeyId, String secretAccessKey, Optional<String> sessionToken) {
  @Override
  public String toString() {
    return "Credentials[" + accessKeyId + "]";
  }
}
