package dev.custody.adapter.storage.s3;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The bucket in a CloudFormation template; of one that cannot be made only what it is called. */
final class BucketStack {
  private static final String CREATE = "CreateBucket";
  private static final String LOCK_DAYS = "ObjectLockDays";
  private static final String LOCKED = "IsLocked";
  private static final String ONLY_CUSTODY = "OnlyCustody";
  private static final String ALONE = "IsForCustodyAlone";
  private static final String BUCKET = "Bucket";

  private final KitBucket bucket;
  private final BucketPolicy policy;
  private final String grantee;

  /**
   * @param grantee the template's resource that has the rights
   */
  BucketStack(KitBucket bucket, String grantee) {
    this.bucket = bucket;
    this.grantee = grantee;
    this.policy =
        new BucketPolicy(
            bucket.settings(), bucket.partition(), StackPart.attribute(grantee, "Arn"));
  }

  StackPart part() {
    return bucket.canBeMade()
        ? new StackPart(parameters(), conditions(), resources(), outputs())
        : new StackPart(Tree.of(), Tree.of(), Tree.of(), outputs());
  }

  private static Map<String, Object> parameters() {
    return Tree.of(
        CREATE,
        yesOrNo(
            "true: the bucket is made. false: it is there already, and stays as it is.", "true"),
        LOCK_DAYS,
        Tree.of(
            "Type",
            "Number",
            "Default",
            0,
            "MinValue",
            0,
            "MaxValue",
            36_500,
            "Description",
            "For how many days nobody can delete a recording from the new bucket (Object Lock,"
                + " governance mode). 0: no Object Lock. It cannot be taken off a bucket again."),
        ONLY_CUSTODY,
        yesOrNo(
            "true: the new bucket's policy keeps everybody but Custody from the recordings.",
            "false"));
  }

  private static Map<String, Object> yesOrNo(String description, String byDefault) {
    return Tree.of(
        "Type",
        "String",
        "Default",
        byDefault,
        "AllowedValues",
        List.of("true", "false"),
        "Description",
        description);
  }

  private static Map<String, Object> conditions() {
    return Tree.of(
        CREATE,
        Tree.of("Fn::Equals", List.of(StackPart.ref(CREATE), "true")),
        LOCKED,
        Tree.of("Fn::Not", List.of(Tree.of("Fn::Equals", List.of(StackPart.ref(LOCK_DAYS), "0")))),
        ALONE,
        Tree.of("Fn::Equals", List.of(StackPart.ref(ONLY_CUSTODY), "true")));
  }

  /** After the role: what may fail comes first, for the bucket stays when the stack goes. */
  private Map<String, Object> resources() {
    return Tree.of(
        BUCKET,
        Tree.of(
            "Type",
            "AWS::S3::Bucket",
            "Condition",
            CREATE,
            "DependsOn",
            List.of(grantee),
            "DeletionPolicy",
            "Retain",
            "UpdateReplacePolicy",
            "Retain",
            "Properties",
            properties()),
        "BucketPolicy",
        Tree.of(
            "Type",
            "AWS::S3::BucketPolicy",
            "Condition",
            CREATE,
            "DeletionPolicy",
            "Retain",
            "UpdateReplacePolicy",
            "Retain",
            "Properties",
            Tree.of("Bucket", StackPart.ref(BUCKET), "PolicyDocument", policyDocument())));
  }

  private Map<String, Object> properties() {
    return Tree.of(
        "BucketName",
        bucket.name(),
        "OwnershipControls",
        Tree.of("Rules", List.of(Tree.of("ObjectOwnership", bucket.ownership()))),
        "PublicAccessBlockConfiguration",
        Tree.of(
            "BlockPublicAcls",
            true,
            "BlockPublicPolicy",
            true,
            "IgnorePublicAcls",
            true,
            "RestrictPublicBuckets",
            true),
        "VersioningConfiguration",
        Tree.of("Status", "Enabled"),
        "BucketEncryption",
        Tree.of("ServerSideEncryptionConfiguration", List.of(encryption())),
        "LifecycleConfiguration",
        Tree.of(
            "Rules",
            List.of(
                Tree.of(
                    "Id",
                    "AbortIncompleteUploads",
                    "Status",
                    "Enabled",
                    "AbortIncompleteMultipartUpload",
                    Tree.of("DaysAfterInitiation", 7)))),
        "ObjectLockEnabled",
        StackPart.onlyIf(LOCKED, true),
        "ObjectLockConfiguration",
        StackPart.onlyIf(
            LOCKED,
            Tree.of(
                "ObjectLockEnabled",
                "Enabled",
                "Rule",
                Tree.of(
                    "DefaultRetention",
                    Tree.of("Mode", "GOVERNANCE", "Days", StackPart.ref(LOCK_DAYS))))));
  }

  private Map<String, Object> encryption() {
    Map<String, Object> byDefault = Tree.of("SSEAlgorithm", bucket.algorithm());
    Map<String, Object> rule = Tree.of("ServerSideEncryptionByDefault", byDefault);
    bucket
        .settings()
        .kmsKeyArn()
        .ifPresent(key -> {
          byDefault.put("KMSMasterKeyID", key);
          rule.put("BucketKeyEnabled", true);
        });
    return rule;
  }

  private Map<String, Object> policyDocument() {
    List<Map<String, Object>> statements = new ArrayList<>();
    statements.add(policy.onlyTls());
    statements.addAll(policy.nothingOutside());
    statements.add(StackPart.onlyIf(ALONE, policy.nobodyElse()));
    return PermissionPolicy.document(statements);
  }

  private Map<String, Object> outputs() {
    return Tree.of(
        "BucketName",
        StackPart.output("The bucket, as Custody names it", bucket.name()),
        "Region",
        StackPart.output("The bucket's region", region()),
        "Prefix",
        StackPart.output("What all keys start with", bucket.settings().prefix()));
  }

  /** A bucket is made where the stack is. */
  private Object region() {
    Map<String, Object> here = StackPart.ref("AWS::Region");
    return bucket
        .region()
        .<Object>map(
            named -> bucket.canBeMade() ? Tree.of("Fn::If", List.of(CREATE, here, named)) : named)
        .orElse(here);
  }
}
