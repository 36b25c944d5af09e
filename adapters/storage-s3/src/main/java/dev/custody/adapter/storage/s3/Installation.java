package dev.custody.adapter.storage.s3;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the operator set for all of the installation.
 *
 * @param endpoint of an AWS-compatible cloud's S3; empty for AWS
 * @param stsEndpoint of its STS
 * @param region that the service itself is in; where STS is asked
 * @param pathStyle whether the bucket's name stands in the path of addresses
 * @param principalArn who we are, as trust policies must name us
 * @param patience for how long a new role is waited for
 */
record Installation(
    Optional<URI> endpoint,
    Optional<URI> stsEndpoint,
    String region,
    boolean pathStyle,
    Optional<String> principalArn,
    Duration patience) {
  static final String DEFAULT_REGION = "us-east-1";

  static Installation of(
      String endpoint,
      String stsEndpoint,
      String region,
      boolean pathStyle,
      String principalArn,
      Duration patience) {
    return new Installation(
        address("custody.s3.endpoint", endpoint),
        address("custody.s3.sts-endpoint", stsEndpoint),
        region.isBlank() ? DEFAULT_REGION : region.strip(),
        pathStyle,
        Optional.of(principalArn.strip()).filter(arn -> !arn.isEmpty()),
        patience);
  }

  /** Whether this is AWS itself, whose habits can be relied upon. */
  boolean isAws() {
    return endpoint.isEmpty();
  }

  private static Optional<URI> address(String setting, String value) {
    if (value.isBlank()) {
      return Optional.empty();
    }
    try {
      URI address = URI.create(value.strip());
      if (address.getHost() != null && String.valueOf(address.getScheme()).matches("https?")) {
        return Optional.of(address);
      }
    } catch (IllegalArgumentException e) {
      throw notAnAddress(setting, value, e);
    }
    throw notAnAddress(setting, value, null);
  }

  private static IllegalArgumentException notAnAddress(
      String setting, String value, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        "%s is '%s', which is no address; a right one is 'https://s3.example.com'"
            .formatted(setting, value),
        cause);
  }
}
