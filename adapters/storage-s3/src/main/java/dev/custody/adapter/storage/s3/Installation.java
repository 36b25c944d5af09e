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
 * @param launchStackTemplate where the operator hosts the template of {@link LaunchStack}
 * @param patience for how long a new role is waited for
 */
record Installation(
    Optional<URI> endpoint,
    Optional<URI> stsEndpoint,
    String region,
    boolean pathStyle,
    Optional<String> principalArn,
    Optional<URI> launchStackTemplate,
    Duration patience) {
  static final String DEFAULT_REGION = "us-east-1";

  static Installation of(
      String endpoint,
      String stsEndpoint,
      String region,
      boolean pathStyle,
      String principalArn,
      String launchStackTemplate,
      Duration patience) {
    return new Installation(
        address("custody.s3.endpoint", endpoint, Form.CLOUD),
        address("custody.s3.sts-endpoint", stsEndpoint, Form.CLOUD),
        region.isBlank() ? DEFAULT_REGION : region.strip(),
        pathStyle,
        Optional.of(principalArn.strip()).filter(arn -> !arn.isEmpty()),
        address("custody.s3.launch-stack.template-url", launchStackTemplate, Form.TEMPLATE),
        patience);
  }

  /** Whether this is AWS itself, whose habits can be relied upon. */
  boolean isAws() {
    return endpoint.isEmpty();
  }

  /** What an address may look like. */
  private enum Form {
    CLOUD("https?", "no address", "https://s3.example.com"),
    /** The browsers of customers go there. */
    TEMPLATE("https", "no https address", "https://acme-public.s3.amazonaws.com/launch-stack.json");

    private final String schemes;
    private final String wrong;
    private final String right;

    Form(String schemes, String wrong, String right) {
      this.schemes = schemes;
      this.wrong = wrong;
      this.right = right;
    }

    private IllegalArgumentException refused(
        String setting, String value, @Nullable Throwable cause) {
      return new IllegalArgumentException(
          "%s is '%s', which is %s; a right one is '%s'".formatted(setting, value, wrong, right),
          cause);
    }
  }

  private static Optional<URI> address(String setting, String value, Form form) {
    if (value.isBlank()) {
      return Optional.empty();
    }
    try {
      URI address = URI.create(value.strip());
      if (address.getHost() != null && String.valueOf(address.getScheme()).matches(form.schemes)) {
        return Optional.of(address);
      }
    } catch (IllegalArgumentException e) {
      throw form.refused(setting, value, e);
    }
    throw form.refused(setting, value, null);
  }
}
