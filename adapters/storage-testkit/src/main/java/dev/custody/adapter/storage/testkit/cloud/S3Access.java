package dev.custody.adapter.storage.testkit.cloud;

import dev.custody.adapter.storage.testkit.cloud.policy.AccessRequest;
import dev.custody.adapter.storage.testkit.cloud.policy.Authorizer;
import dev.custody.adapter.storage.testkit.cloud.policy.Caller;
import dev.custody.adapter.storage.testkit.cloud.policy.Decision;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether a call may be made: by the policies of both sides, and by those of the bucket's key. */
final class S3Access {
  private static final List<String> ASKED =
      List.of(
          "x-amz-acl",
          "x-amz-server-side-encryption",
          "x-amz-server-side-encryption-aws-kms-key-id");

  private final Contexts contexts;
  private final Map<String, KmsKey> kmsKeys;

  S3Access(Contexts contexts, Map<String, KmsKey> kmsKeys) {
    this.contexts = contexts;
    this.kmsKeys = kmsKeys;
  }

  /**
   * @throws Refusal if the caller may not do what the call does
   */
  void check(S3Call call) {
    String object = call.bucket().arn() + "/" + call.key();
    String bucket = call.bucket().arn();
    boolean version = call.parameter("versionId").isPresent();
    switch (call.operation()) {
      case PUT_OBJECT, CREATE_MULTIPART_UPLOAD -> {
        require(call, "s3:PutObject", object);
        if (call.header("x-amz-acl").isPresent()) {
          require(call, "s3:PutObjectAcl", object);
        }
      }
      case UPLOAD_PART, COMPLETE_MULTIPART_UPLOAD -> require(call, "s3:PutObject", object);
      case ABORT_MULTIPART_UPLOAD -> require(call, "s3:AbortMultipartUpload", object);
      case LIST_PARTS -> require(call, "s3:ListMultipartUploadParts", object);
      case GET_OBJECT, HEAD_OBJECT ->
          require(call, version ? "s3:GetObjectVersion" : "s3:GetObject", object);
      case DELETE_OBJECT ->
          require(call, version ? "s3:DeleteObjectVersion" : "s3:DeleteObject", object);
      case LIST_OBJECTS, LIST_OBJECTS_V2, HEAD_BUCKET -> require(call, "s3:ListBucket", bucket);
      case LIST_OBJECT_VERSIONS -> require(call, "s3:ListBucketVersions", bucket);
      case LIST_MULTIPART_UPLOADS -> require(call, "s3:ListBucketMultipartUploads", bucket);
      case GET_BUCKET_LOCATION -> require(call, "s3:GetBucketLocation", bucket);
      default ->
          throw new Refusal(
              501,
              "NotImplemented",
              "A header you provided implies functionality that is not implemented");
    }
  }

  /** Whether an object that is not there may be told from one that must not be seen. */
  boolean mayList(S3Call call) {
    return decide(call, "s3:ListBucket", call.bucket().arn()).isAllowed();
  }

  /** Listing all buckets concerns none. */
  void checkListBuckets(Authentication.Proven proven) {
    Caller caller = proven.key().caller().get();
    AccessRequest.Builder request = AccessRequest.of("s3:ListAllMyBuckets", "*");
    contexts.describe(request, caller, proven.key(), proven.signed().region());
    Decision decision =
        Authorizer.decide(
            caller,
            request.build(),
            new Authorizer.Resource(caller.account(), Optional.empty(), false));
    if (!decision.isAllowed()) {
      throw denied(caller, "s3:ListAllMyBuckets", "*", decision);
    }
  }

  private void require(S3Call call, String action, String resource) {
    Decision decision = decide(call, action, resource);
    if (!decision.isAllowed()) {
      throw denied(call.proven().key().caller().get(), action, resource, decision);
    }
  }

  private Decision decide(S3Call call, String action, String resource) {
    Caller caller = call.proven().key().caller().get();
    AccessRequest.Builder request =
        AccessRequest.of(action, resource)
            .with("aws:ResourceAccount", call.bucket().owner().id())
            .with("s3:ResourceAccount", call.bucket().owner().id())
            .with("s3:x-amz-content-sha256", call.header("x-amz-content-sha256"))
            .with("s3:versionid", call.parameter("versionId"))
            .with("s3:if-none-match", call.header("If-None-Match"));
    ASKED.forEach(header -> request.with("s3:" + header, asked(call, header)));
    if (action.equals("s3:ListBucket") && isListing(call.operation())) {
      request
          .with("s3:prefix", call.parameter("prefix").or(() -> Optional.of("")))
          .with("s3:delimiter", call.parameter("delimiter"))
          .with("s3:max-keys", call.parameter("max-keys"));
    }
    contexts.describe(request, caller, call.proven().key(), call.proven().signed().region());
    return Authorizer.decide(
        caller,
        request.build(),
        new Authorizer.Resource(call.bucket().owner().id(), call.bucket().policy(), false));
  }

  /** An upload in parts is held to what was asked for when it began. */
  private static Optional<String> asked(S3Call call, String header) {
    return call.header(header)
        .or(() ->
            call.parameter("uploadId")
                .map(call.bucket().uploads()::get)
                .flatMap(upload -> upload.asked(header)));
  }

  /** What a call asks for that policies may demand. */
  static Map<String, String> asked(S3Call call) {
    Map<String, String> asked = new HashMap<>();
    ASKED.forEach(header -> call.header(header).ifPresent(value -> asked.put(header, value)));
    return asked;
  }

  private static boolean isListing(Operation operation) {
    return operation == Operation.LIST_OBJECTS || operation == Operation.LIST_OBJECTS_V2;
  }

  /** The key that a new object is encrypted with. */
  Optional<KmsKey> keyFor(S3Call call) {
    return call.header("x-amz-server-side-encryption-aws-kms-key-id")
        .map(arn ->
            Optional.ofNullable(kmsKeys.get(arn))
                .orElseThrow(() ->
                    new Refusal(400, "KMS.NotFoundException", "Key '" + arn + "' does not exist")))
        .or(call.bucket()::kmsKey);
  }

  Optional<KmsKey> keyNamed(Optional<String> arn) {
    return arn.map(kmsKeys::get);
  }

  /**
   * @param action such as {@code kms:Decrypt}
   * @throws Refusal if the caller may not use the key, or nobody can
   */
  void checkKey(S3Call call, Optional<KmsKey> key, String action) {
    if (key.isEmpty()) {
      return;
    }
    KmsKey used = key.get();
    Caller caller = call.proven().key().caller().get();
    AccessRequest.Builder request =
        AccessRequest.of(action, used.arn())
            .with("kms:ViaService", "s3." + call.bucket().region() + ".amazonaws.com")
            .with("kms:CallerAccount", caller.account());
    contexts.describe(request, caller, call.proven().key(), call.proven().signed().region());
    Decision decision =
        Authorizer.decide(
            caller,
            request.build(),
            new Authorizer.Resource(used.account().id(), Optional.of(used.policy()), true));
    if (!decision.isAllowed()) {
      throw denied(caller, action, used.arn(), decision);
    }
    switch (used.state()) {
      case ENABLED -> {}
      case DISABLED ->
          throw new Refusal(400, "KMS.DisabledException", used.arn() + " is disabled.");
      case PENDING_DELETION ->
          throw new Refusal(
              400, "KMS.KMSInvalidStateException", used.arn() + " is pending deletion.");
      case DELETED ->
          throw new Refusal(
              400, "KMS.NotFoundException", "Key '" + used.arn() + "' does not exist");
    }
  }

  private static Refusal denied(Caller caller, String action, String resource, Decision decision) {
    return Refusal.accessDenied(
        "User: %s is not authorized to perform: %s on resource: \"%s\"%s"
            .formatted(caller.arn(), action, resource, decision.because(action)));
  }
}
