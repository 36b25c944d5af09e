package dev.custody.adapter.storage.s3.cloud;

import static dev.custody.adapter.storage.s3.cloud.Town.allow;
import static dev.custody.adapter.storage.s3.cloud.Town.deny;
import static dev.custody.adapter.storage.s3.cloud.Town.policy;
import static dev.custody.adapter.storage.s3.cloud.Town.statement;
import static dev.custody.adapter.storage.s3.cloud.Town.trust;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.storage.testkit.cloud.Bucket;
import dev.custody.adapter.storage.testkit.cloud.Credentials;
import dev.custody.adapter.storage.testkit.cloud.Role;
import dev.custody.adapter.storage.testkit.cloud.User;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may do what, by the policies of both sides. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PolicyEvaluationTest {
  private Town town;

  @BeforeAll
  void start() {
    town = new Town();
  }

  @AfterAll
  void stop() {
    town.close();
  }

  @ParameterizedTest(name = "{0} on {1}: put {2} is allowed: {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          s3:PutObject  | arn:aws:s3:::home-bucket/*         | a/b    | true
          s3:Put*       | arn:aws:s3:::home-bucket/*         | a/b    | true
          S3:PUTOBJECT  | arn:aws:s3:::home-bucket/*         | a/b    | true
          *             | *                                  | a/b    | true
          s3:Get*       | arn:aws:s3:::home-bucket/*         | a/b    | false
          s3:PutObject? | arn:aws:s3:::home-bucket/*         | a/b    | false
          s3:PutObject  | arn:aws:s3:::home-bucket           | a/b    | false
          s3:PutObject  | arn:aws:s3:::home-bucket/a/?       | a/b    | true
          s3:PutObject  | arn:aws:s3:::home-bucket/a/?       | a/bc   | false
          s3:PutObject  | arn:aws:s3:::home-bucket/A/*       | a/b    | false
          s3:PutObject  | arn:aws:s3:::home-*                | a/b    | true
          s3:PutObject  | arn:aws:s3:::*/b                   | a/b    | true
          s3:PutObject  | arn:aws:s3:::home-bucket/a${*}/*   | a*/b   | true
          s3:PutObject  | arn:aws:s3:::home-bucket/a${*}/*   | ax/b   | false
          s3:PutObject  | arn:aws:s3:::home-bucket/a${?}/*   | a?/b   | true
          s3:PutObject  | arn:aws:s3:::home-bucket/a${?}/*   | ax/b   | false
          s3:PutObject  | arn:aws:s3:::home-bucket/${$}1/*   | $1/b   | true
          s3:PutObject  | arn:aws:s3:::home-bucket/$1/*      | $1/b   | true
          s3:PutObject  | arn:aws:s3:::home-bucket/${aws:username}/* | carol/b | true
          s3:PutObject  | arn:aws:s3:::home-bucket/${aws:username}/* | alice/b | false
          s3:PutObject  | arn:aws:s3:::home-bucket/${aws:sourcevpc}/* | a/b    | false
          s3:PutObject  | arn:aws:s3:::home-bucket/${aws:sourcevpc, 'a'}/* | a/b | true
          """)
  void wildcardsAndVariables(String action, String resource, String key, boolean allowed) {
    User carol = town.home.user("carol").permissions(allow(action, resource));
    assertEquals(allowed, town.mayPut(carol.accessKey(), town.bucket, key));
  }

  @Test
  void aVariableMeansNothingInADocumentOfTheOlderVersion() {
    String old =
        allow("s3:PutObject", "arn:aws:s3:::home-bucket/${aws:username}/x")
            .replace("2012-10-17", "2008-10-17");
    User dave = town.home.user("dave").permissions(old);
    assertFalse(town.mayPut(dave.accessKey(), town.bucket, "dave/x"));
    assertTrue(town.mayPut(dave.accessKey(), town.bucket, "${aws:username}/x"));
  }

  @Test
  void whoHasNoPolicyMayNothing() {
    User nobody = town.home.user("nobody");
    assertFalse(town.mayPut(nobody.accessKey(), town.bucket, "k"));
  }

  @Test
  void anExplicitDenyWinsOnEachSide() {
    Bucket bucket = town.home.bucket("denying", Town.REGION);
    User user = town.home.user("denied").permissions(Town.S3_ALL);
    assertTrue(town.mayPut(user.accessKey(), bucket, "k"));
    user.permissions(Town.S3_ALL, deny("s3:PutObject", "*"));
    assertFalse(town.mayPut(user.accessKey(), bucket, "k"));
    user.permissions(Town.S3_ALL);
    bucket.policy(onBucket(bucket, "Deny", "\"Principal\":\"*\""));
    assertFalse(town.mayPut(user.accessKey(), bucket, "k"));
    assertFalse(town.mayPut(town.home.rootKey(), bucket, "k"), "not even the root");
    bucket.withoutPolicy();
    assertTrue(town.mayPut(town.home.rootKey(), bucket, "k"));
  }

  @Test
  void aSessionPolicyNarrowsAndNeverWidens() {
    Role role =
        town.home
            .role("narrowed")
            .trust(trust(town.home.rootArn(), ""))
            .permissions(allow("s3:PutObject", "arn:aws:s3:::home-bucket/a/*"));
    User user = town.home.user("assumer").permissions(allow("sts:AssumeRole", "*"));
    Credentials wide = town.assume(user.accessKey(), role.arn(), request -> {});
    assertTrue(town.mayPut(wide, town.bucket, "a/1"));
    assertFalse(town.mayPut(wide, town.bucket, "b/1"));
    Credentials narrow =
        town.assume(
            user.accessKey(),
            role.arn(),
            request -> request.policy(allow("s3:*", "arn:aws:s3:::home-bucket/a/x/*")));
    assertTrue(town.mayPut(narrow, town.bucket, "a/x/1"));
    assertFalse(town.mayPut(narrow, town.bucket, "a/1"));
    Credentials wider =
        town.assume(user.accessKey(), role.arn(), request -> request.policy(allow("*", "*")));
    assertFalse(town.mayPut(wider, town.bucket, "b/1"));
    Credentials none =
        town.assume(user.accessKey(), role.arn(), request -> request.policy(deny("*", "*")));
    assertFalse(town.mayPut(none, town.bucket, "a/1"));
  }

  @Test
  void acrossAccountsBothSidesMustAllow() {
    Bucket bucket = town.abroad.bucket("abroad-bucket", Town.REGION);
    User user = town.home.user("traveller");
    String byBucket = onBucket(bucket, "Allow", aws(user.arn()));
    assertFalse(town.mayPut(user.accessKey(), bucket, "k"), "neither");
    user.permissions(Town.S3_ALL);
    assertFalse(town.mayPut(user.accessKey(), bucket, "k"), "its own side alone");
    bucket.policy(byBucket);
    assertTrue(town.mayPut(user.accessKey(), bucket, "k"), "both");
    user.permissions();
    assertFalse(town.mayPut(user.accessKey(), bucket, "k"), "the bucket's side alone");
  }

  @Test
  void withinAnAccountTheBucketsPolicyAloneIsEnough() {
    Bucket bucket = town.home.bucket("sharing", Town.REGION);
    User named = town.home.user("named");
    User other = town.home.user("other");
    bucket.policy(onBucket(bucket, "Allow", aws(named.arn())));
    assertTrue(town.mayPut(named.accessKey(), bucket, "k"));
    assertFalse(town.mayPut(other.accessKey(), bucket, "k"));
    bucket.policy(onBucket(bucket, "Allow", aws(town.home.id())));
    assertFalse(town.mayPut(named.accessKey(), bucket, "k"), "an account delegates, no more");
  }

  @Test
  void aPolicyKeepsWhoWasMeantAndNotTheName() {
    Bucket bucket = town.home.bucket("remembering", Town.REGION);
    User first = town.home.user("phoenix");
    bucket.policy(onBucket(bucket, "Allow", aws(first.arn())));
    assertTrue(town.mayPut(first.accessKey(), bucket, "k"));
    first.delete();
    assertFalse(town.mayPut(town.home.user("phoenix").accessKey(), bucket, "k"));
  }

  @Test
  void notResourceDeniesAllBut() {
    Bucket bucket = town.home.bucket("apart", Town.REGION);
    bucket.policy(
        policy(
            """
            {"Effect":"Deny","Principal":"*","Action":"s3:PutObject",
             "NotResource":"arn:aws:s3:::apart/rec/*"}\
            """));
    assertTrue(town.mayPut(town.alice.accessKey(), bucket, "rec/1"));
    assertFalse(town.mayPut(town.alice.accessKey(), bucket, "other/1"));
  }

  @Test
  void notActionAllowsAllBut() {
    User user =
        town.home
            .user("almost")
            .permissions(
                policy("{\"Effect\":\"Allow\",\"NotAction\":\"s3:Delete*\",\"Resource\":\"*\"}"));
    assertTrue(town.mayPut(user.accessKey(), town.bucket, "k"));
    assertFalse(
        Town.may(
            () -> town.s3(user.accessKey()).deleteObject(r -> r.bucket("home-bucket").key("k"))));
  }

  @Test
  void notPrincipalSparesOnlyWhoIsListedWithItsAccount() {
    Bucket bucket = town.home.bucket("sparing", Town.REGION);
    User spared = town.home.user("spared").permissions(Town.S3_ALL);
    bucket.policy(
        onBucket(
            bucket,
            "Deny",
            "\"NotPrincipal\":{\"AWS\":[\"%s\",\"%s\"]}"
                .formatted(spared.arn(), town.home.rootArn())));
    assertTrue(town.mayPut(spared.accessKey(), bucket, "k"));
    assertFalse(town.mayPut(town.alice.accessKey(), bucket, "k"));
    bucket.policy(
        onBucket(bucket, "Deny", "\"NotPrincipal\":{\"AWS\":\"%s\"}".formatted(spared.arn())));
    assertFalse(town.mayPut(spared.accessKey(), bucket, "k"), "its account is denied");
  }

  @Test
  void listingIsJudgedByItsPrefix() {
    User user =
        town.home
            .user("lister")
            .permissions(
                policy(
                    statement(
                        "Allow",
                        "s3:ListBucket",
                        town.bucket.arn(),
                        "\"Condition\":{\"StringLike\":{\"s3:prefix\":\"rec/*\"}}")));
    var s3 = town.s3(user.accessKey());
    assertTrue(Town.may(() -> s3.listObjectsV2(r -> r.bucket("home-bucket").prefix("rec/a"))));
    assertFalse(Town.may(() -> s3.listObjectsV2(r -> r.bucket("home-bucket").prefix("x"))));
    assertFalse(Town.may(() -> s3.listObjectsV2(r -> r.bucket("home-bucket"))));
    Town.assertRefused(403, "null", () -> s3.headBucket(r -> r.bucket("home-bucket")));
  }

  @Test
  void aConditionOnThePrefixDeniesEveryPut() {
    Bucket bucket = town.home.bucket("mistaken", Town.REGION);
    bucket.policy(
        policy(
            """
            {"Effect":"Deny","Principal":"*","Action":"s3:PutObject","Resource":"%s/*",
             "Condition":{"StringNotLike":{"s3:prefix":"rec/*"}}}\
            """
                .formatted(bucket.arn())));
    assertFalse(town.mayPut(town.alice.accessKey(), bucket, "rec/1"));
  }

  private static String aws(String arn) {
    return "\"Principal\":{\"AWS\":\"%s\"}".formatted(arn);
  }

  private static String onBucket(Bucket bucket, String effect, String principal) {
    return policy(statement(effect, "s3:PutObject", bucket.arn() + "/*", principal));
  }
}
