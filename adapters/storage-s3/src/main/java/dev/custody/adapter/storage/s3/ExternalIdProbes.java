package dev.custody.adapter.storage.s3;

import dev.custody.adapter.storage.s3.AssumeRole.Probe;
import dev.custody.adapter.storage.s3.Findings.Finding;
import dev.custody.domain.storage.Check.Fix;
import dev.custody.domain.storage.CheckStatus;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds out whether a role really demands the external ID, by trying to get in without it. Each way
 * of writing the condition wrong lets in another of these (measured): none at all {@code
 * StringEqualsIfExists} or no condition, any other {@code StringLike *}, one that differs at its
 * end {@code StringLike acme-*}, another case {@code StringEqualsIgnoreCase}.
 */
final class ExternalIdProbes {
  private final AssumeRole assumeRole;
  private final CredentialKey key;
  private final Optional<Fix> fix;

  /**
   * @param fix the trust policy that is right
   */
  ExternalIdProbes(AssumeRole assumeRole, CredentialKey key, Optional<Fix> fix) {
    this.assumeRole = assumeRole;
    this.key = key;
    this.fix = fix;
  }

  Finding run() {
    Optional<String> untold = Optional.empty();
    for (Map.Entry<String, Optional<String>> probe : probes().entrySet()) {
      switch (assumeRole.probe(key, probe.getValue())) {
        case Probe.Denied denied -> {}
        case Probe.LetIn in -> {
          return letIn(probe.getKey());
        }
        case Probe.Untold(String why) ->
            untold = untold.or(() -> Optional.of("%s: %s".formatted(probe.getKey(), why)));
      }
    }
    return untold
        .map(why ->
            Finding.of(
                CheckStatus.INCONCLUSIVE,
                "Whether the role demands the external ID could not be found out (%s). Verify again."
                    .formatted(why)))
        .orElseGet(() ->
            Finding.pass("The role cannot be assumed without your external ID, nor with another."));
  }

  private Finding letIn(String how) {
    return Finding.of(
            CheckStatus.FAIL,
            "The role can be assumed %s, so that anybody who uses this service could reach your bucket. Demand the ID with StringEquals in the role's trust policy."
                .formatted(how))
        .with(fix)
        .forbiddingUse();
  }

  private Map<String, Optional<String>> probes() {
    String ours = key.externalId().value();
    Map<String, Optional<String>> probes = new LinkedHashMap<>();
    probes.put("without any external ID", Optional.empty());
    probes.put("with any other external ID", Optional.of(UUID.randomUUID().toString()));
    probes.put(
        "with an external ID that only begins like yours", Optional.of(endingOtherwise(ours)));
    String swapped = swappedCase(ours);
    if (!swapped.equals(ours)) {
      probes.put("with your external ID in another case", Optional.of(swapped));
    }
    return probes;
  }

  private static String endingOtherwise(String id) {
    char last = id.charAt(id.length() - 1);
    return id.substring(0, id.length() - 1) + (last == '0' ? '1' : '0');
  }

  private static String swappedCase(String id) {
    String upper = id.toUpperCase(Locale.ROOT);
    return upper.equals(id) ? id.toLowerCase(Locale.ROOT) : upper;
  }
}
