package dev.custody.domain.organization;

import dev.custody.domain.text.InvalidFields;
import dev.custody.domain.text.SingleLine;
import java.util.regex.Pattern;

/**
 * What a customer's cloud demands of us besides our identity, so that nobody can make us act for
 * another organization. Made by the service, unique in the installation, immutable, never used
 * again; it is not a secret.
 *
 * <p>Form: 2 to 1224 characters of {@code [\w+=,.@:/-]} (AWS STS, AssumeRole, parameter
 * ExternalId).
 */
public record ExternalId(String value) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_+=,.@:/-]{2,1224}");

  public ExternalId {
    if (!FORM.matcher(value).matches()) {
      throw new InvalidFields(
          "/externalId",
          "'%s' is not an external ID: 2 to 1224 letters, digits or any of _+=,.@:/-"
              .formatted(SingleLine.quote(value)));
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
