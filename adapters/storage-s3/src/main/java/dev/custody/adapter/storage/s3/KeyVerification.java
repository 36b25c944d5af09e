package dev.custody.adapter.storage.s3;

import dev.custody.adapter.storage.s3.Findings.Finding;
import dev.custody.application.port.out.storage.CheckListener;
import dev.custody.application.port.out.storage.VerificationPhase;
import dev.custody.application.port.out.storage.Verified;
import dev.custody.domain.storage.Check.Fix;
import dev.custody.domain.storage.CheckStatus;
import dev.custody.domain.text.FieldError;
import java.util.List;
import java.util.Optional;

/** One verification of a location that is reached by an access key. */
final class KeyVerification {
  private final KeyPlace at;
  private final AddressRules rules;
  private final Findings findings;
  private final Optional<Fix> permissions;

  KeyVerification(
      KeyPlace at, AddressRules rules, Optional<String> permissions, CheckListener listener) {
    this.at = at;
    this.rules = rules;
    this.findings = new Findings(listener);
    this.permissions =
        permissions.map(text -> new Fix("The user's permission policy", "application/json", text));
  }

  Verified run(VerificationPhase phase) {
    findings.needed("format", "The settings are well-formed", this::format);
    findings.needed("access-key", "The access key is that of a user", this::accessKey);
    return new Verified(
        new BucketChecks(at.there(), at.source(), at.source(), permissions).run(findings, phase));
  }

  private Finding format() {
    List<FieldError> errors = KeySettings.wrong(at.place().settings(), rules);
    if (!errors.isEmpty()) {
      return Finding.wrong(errors);
    }
    KeySettings settings = at.settings();
    if (settings.bucket().bucket().value().isEmpty()) {
      return Finding.noBucket();
    }
    if (settings.accessKeyId().isEmpty() || settings.secretAccessKey().isEmpty()) {
      return Finding.of(
          CheckStatus.FAIL,
          "No access key is set yet: make one for a user that may do nothing but this, and give its ID and its secret.");
    }
    if (settings.endpoint().isPresent() && settings.bucket().region().isEmpty()) {
      return Finding.of(
          CheckStatus.FAIL,
          "No region is named, and only AWS tells it: give the one that the store at %s wants; most take 'us-east-1', Cloudflare R2 takes 'auto'."
              .formatted(settings.endpoint().get()));
    }
    return Finding.pass("Bucket, key and prefix have the right form.");
  }

  private Finding accessKey() {
    return switch (at.holder()) {
      case KeyHolders.Answer.Known(String arn, String account) when arn.endsWith(":root") ->
          Finding.of(
                  CheckStatus.FAIL,
                  "This is a key of the root user of account %s, which may do everything there and cannot be limited. Make a dedicated user with this policy, give its key, and delete this one."
                      .formatted(account))
              .with(permissions);
      case KeyHolders.Answer.Known(String arn, String _) ->
          Finding.pass("The key is that of '%s'.".formatted(arn));
      case KeyHolders.Answer.Untold(String why) -> Finding.of(CheckStatus.SKIPPED, why);
    };
  }
}
