package dev.custody.adapter.storage.s3;

import static dev.custody.adapter.storage.s3.BucketFiles.flag;

import java.util.HashMap;
import java.util.Map;

/** The page that an administrator follows to make the user, and a key for it. */
final class UserGuide {
  private static final String PATIENCE =
      "A new key is not known everywhere at once: if it is refused, wait a minute and try again.";
  private static final String WHOSE_KEY =
      """
      | `access-key` | the key works, and is that of a user and not of the account's root |
      """;
  private static final String UNTOLD =
      """
      | `access-key` | skipped: a store that is not AWS does not tell whom a key belongs to |
      """;

  private final KeyPlace at;
  private final KitBucket bucket;
  private final KitUser user;

  UserGuide(KeyPlace at, KitBucket bucket, KitUser user) {
    this.at = at;
    this.bucket = bucket;
    this.user = user;
  }

  String page() {
    Map<String, String> values = new HashMap<>(BucketGuide.values(bucket, "user"));
    values.put("sessions", "");
    values.put("patience", PATIENCE);
    values.put("userName", user.name());
    values.put("policyName", KitUser.POLICY_NAME);
    values.put("checkFolder", at.there().checkKey().value());
    values.put("permissionPolicy", bucket.isNamed() ? Tree.json(KeySetupKit.permissions(at)) : "");
    return at.settings()
        .endpoint()
        .map(endpoint -> elsewhere(endpoint, values))
        .orElseGet(() -> inAws(values));
  }

  private String inAws(Map<String, String> values) {
    values.put("complete", flag(bucket.isNamed()));
    values.put("checksOfWho", WHOSE_KEY);
    values.put("roleType", RoleSettings.DESCRIPTOR.title());
    values.put("userArn", user.arn().orElse(""));
    values.put("stackName", user.stackName());
    values.put("policyWhen", "The kit has a");
    values.put("policyPartly", flag(user.arn().isEmpty()));
    values.put("andTheBucket", bucket.canBeMade() ? ", and the bucket if there is none yet" : "");
    values.put("stepUser", bucket.canBeMade() ? "2" : "1");
    values.put("stepRights", bucket.canBeMade() ? "3" : "2");
    return Template.fill("user.md", values);
  }

  private String elsewhere(Endpoint endpoint, Map<String, String> values) {
    boolean regionNamed = bucket.region().isPresent();
    values.put("complete", flag(bucket.isNamed() && regionNamed));
    values.put("checksOfWho", UNTOLD);
    values.put("elsewhere", "yes");
    values.put("endpoint", endpoint.toString());
    values.put("pathStyle", flag(at.settings().pathStyle()));
    values.put("equalParts", flag(at.settings().equalParts()));
    values.put(
        "prefixEscaped",
        flag(!PolicyText.escaped(bucket.settings().prefix()).equals(bucket.settings().prefix())));
    values.put("storeKey", values.getOrDefault("kmsKey", ""));
    values.put("kmsKey", "");
    return Template.fill("user-elsewhere.md", values);
  }
}
