package dev.custody.bootstrap.portal;

import dev.custody.adapter.storage.testkit.cloud.Credentials;
import dev.custody.adapter.storage.testkit.cloud.Fault;
import dev.custody.adapter.storage.testkit.cloud.Operation;
import dev.custody.adapter.storage.testkit.cloud.When;
import dev.custody.bootstrap.e2e.CustomerCloud;
import java.util.List;
import java.util.function.Consumer;

/** The ways of getting a bucket and an access key wrong. */
final class KeyMistakes {
  private KeyMistakes() {}

  static List<Mistake<OwnerOfAKey>> all() {
    return List.of(
        new Mistake<>(
            "secret mistyped",
            owner -> owner.administrator().sets("secretAccessKey", "mistypedmistypedmistyped"),
            "deleted, disabled or mistyped",
            owner ->
                owner
                    .administrator()
                    .sets("secretAccessKey", owner.user().accessKey().secretAccessKey())),
        new Mistake<>(
            "key deleted",
            owner -> {
              Credentials other = owner.user().newAccessKey();
              setsKey(owner, other);
              owner.user().deleteKey(other);
            },
            "deleted, disabled or mistyped",
            owner -> setsKey(owner, owner.user().accessKey())),
        new Mistake<>(
            "endpoint down",
            owner -> owner.administrator().sets("endpoint", "https://localhost:1"),
            "nobody answers at its address",
            owner -> owner.administrator().sets("endpoint", owner.endpoint())),
        new Mistake<>(
            "TLS wrong",
            owner -> owner.administrator().sets("endpoint", owner.untrustedEndpoint()),
            "its certificate is none that is trusted here",
            owner -> owner.administrator().sets("endpoint", owner.endpoint())),
        new Mistake<>(
            "bucket missing",
            owner -> owner.administrator().sets("bucket", "acme-recodings"),
            "there is no bucket 'acme-recodings'",
            owner -> owner.administrator().sets("bucket", owner.bucket().name())),
        denied("put denied", "\"s3:PutObject\",", "s3:PutObject"),
        denied("get denied", "\"s3:GetObject\",", "s3:GetObject"),
        new Mistake<>(
            "put denied by the bucket's policy",
            owner ->
                owner
                    .bucket()
                    .policy(
                        """
                        {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*",
                          "Action":"s3:PutObject","Resource":"%s/*"}]}\
                        """
                            .formatted(owner.bucket().arn())),
            "the bucket's policy denies s3:PutObject",
            owner -> owner.bucket().withoutPolicy()),
        passing("clock skewed", Fault.answer(403, "RequestTimeTooSkewed"), "The clock of this"),
        passing("throttled", Fault.slowDown(), "just now (SlowDown). Verify again."));
  }

  private static void setsKey(OwnerOfAKey owner, Credentials key) {
    owner
        .administrator()
        .sets("accessKeyId", key.accessKeyId(), "secretAccessKey", key.secretAccessKey());
  }

  private static Mistake<OwnerOfAKey> denied(String name, String taken, String action) {
    Consumer<OwnerOfAKey> made =
        owner -> owner.user().permissions(CustomerCloud.all(owner.bucket()).replace(taken, ""));
    return new Mistake<>(
        name,
        made,
        "the user's permission policy does not allow %s there; add it".formatted(action),
        OwnerOfAKey::pastesThePermissionPolicy);
  }

  private static Mistake<OwnerOfAKey> passing(String name, Fault fault, String words) {
    return new Mistake<>(
        name,
        owner -> owner.cloud().misbehave(When.calling(Operation.CREATE_MULTIPART_UPLOAD), fault),
        words,
        owner -> owner.cloud().behave());
  }
}
