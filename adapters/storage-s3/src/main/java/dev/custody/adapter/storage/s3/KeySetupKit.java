package dev.custody.adapter.storage.s3;

import dev.custody.application.port.out.storage.SetupKit;
import dev.custody.domain.storage.SetupArtefact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an administrator needs to make a user whose access key is then handed over. The user is made
 * in the bucket's account, so that its own policy is enough. Nothing is asked for: what cannot be
 * written without a bucket, or without its account, is left out.
 *
 * <p>Of a store that is not AWS only the permission policy and the page remain: how users and
 * buckets are made there, AWS's tools do not know.
 */
final class KeySetupKit {
  private final KeyPlace at;
  private final KitBucket bucket;
  private final KitUser user;

  KeySetupKit(KeyPlace at) {
    this.at = at;
    this.bucket = new KitBucket(at.bucket(), at.partition(), true);
    this.user = KitUser.of(at, bucket);
  }

  SetupKit kit() {
    List<SetupArtefact> files = new ArrayList<>();
    files.add(
        Artefacts.guide(
            "Step by step: how to make the user and its key",
            new UserGuide(at, bucket, user).page()));
    if (!bucket.isNamed()) {
      return new SetupKit(files);
    }
    if (!at.isElsewhere()) {
      UserFiles all = new UserFiles(bucket, user);
      String organization = at.place().organization().value();
      files.addAll(
          Artefacts.makers(
              all.cloudFormation(), all.terraform(organization), all.script(organization)));
    }
    files.add(Artefacts.json("permission-policy.json", "What the user may do", permissions(at)));
    if (!at.isElsewhere()) {
      files.add(
          Artefacts.json(
              "bucket-policy.json",
              "If you like: what the %s denies besides"
                  .formatted(bucket.isAccessPoint() ? "access point" : "bucket"),
              bucketPolicy()));
    }
    return new SetupKit(files);
  }

  /** What the user may do. Empty while no bucket is named. */
  static Optional<String> permissionsAt(KeyPlace at) {
    return at.bucket().bucket().value().isEmpty()
        ? Optional.empty()
        : Optional.of(Tree.json(permissions(at)));
  }

  /** Whose keys encrypt in another store, its policies do not say. */
  static Map<String, Object> permissions(KeyPlace at) {
    return at.isElsewhere()
        ? PermissionPolicy.document(PermissionPolicy.statements(at.bucket(), at.partition()))
        : PermissionPolicy.of(at.bucket(), at.partition());
  }

  private Map<String, Object> bucketPolicy() {
    BucketPolicy policy =
        new BucketPolicy(
            bucket.settings(), bucket.partition(), PolicyText.escaped(user.arn().orElse("")));
    List<Map<String, Object>> statements = new ArrayList<>();
    statements.add(policy.onlyTls());
    if (user.arn().isPresent()) {
      statements.addAll(policy.nothingOutside());
      statements.add(policy.nobodyElse());
    }
    return PermissionPolicy.document(statements);
  }
}
