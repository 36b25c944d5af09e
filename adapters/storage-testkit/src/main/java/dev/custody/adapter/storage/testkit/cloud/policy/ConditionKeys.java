package dev.custody.adapter.storage.testkit.cloud.policy;

import java.util.Locale;
import java.util.Set;

/**
 * The condition keys that the cloud fills in, or that it knows to be absent from every request. A
 * policy with any other is refused.
 */
final class ConditionKeys {
  private static final Set<String> FILLED =
      Set.of(
          "aws:currenttime",
          "aws:epochtime",
          "aws:principalaccount",
          "aws:principalarn",
          "aws:principalisawsservice",
          "aws:principaltype",
          "aws:requestedregion",
          "aws:resourceaccount",
          "aws:securetransport",
          "aws:sourceip",
          "aws:tokenissuetime",
          "aws:useragent",
          "aws:userid",
          "aws:username",
          "kms:calleraccount",
          "kms:viaservice",
          "s3:authtype",
          "s3:delimiter",
          "s3:if-none-match",
          "s3:max-keys",
          "s3:prefix",
          "s3:resourceaccount",
          "s3:signatureage",
          "s3:signatureversion",
          "s3:tlsversion",
          "s3:versionid",
          "s3:x-amz-acl",
          "s3:x-amz-content-sha256",
          "s3:x-amz-server-side-encryption",
          "s3:x-amz-server-side-encryption-aws-kms-key-id",
          "s3:x-amz-storage-class",
          "s3:dataaccesspointarn",
          "s3:dataaccesspointaccount",
          "s3:accesspointnetworkorigin",
          "sts:externalid",
          "sts:rolesessionname");

  /** Organizations, services, endpoints and factors that no caller of this cloud ever has. */
  private static final Set<String> ABSENT =
      Set.of(
          "aws:multifactorauthage",
          "aws:multifactorauthpresent",
          "aws:principalorgid",
          "aws:principalorgpaths",
          "aws:principalservicename",
          "aws:referer",
          "aws:sourceaccount",
          "aws:sourcearn",
          "aws:sourceidentity",
          "aws:sourceorgid",
          "aws:sourcevpc",
          "aws:sourcevpce",
          "aws:viaawsservice",
          "aws:vpcsourceip");

  private ConditionKeys() {}

  static void check(String key) {
    String lower = key.toLowerCase(Locale.ROOT);
    if (!FILLED.contains(lower) && !ABSENT.contains(lower)) {
      throw new UnsupportedPolicyException("the condition key \"" + key + "\"");
    }
  }

  /** Whether a request may carry it. */
  static boolean isFilled(String key) {
    return FILLED.contains(key.toLowerCase(Locale.ROOT));
  }
}
