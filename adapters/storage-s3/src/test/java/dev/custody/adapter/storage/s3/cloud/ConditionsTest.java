package dev.custody.adapter.storage.s3.cloud;

import static dev.custody.adapter.storage.s3.cloud.Town.policy;
import static dev.custody.adapter.storage.s3.cloud.Town.statement;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.adapter.storage.testkit.cloud.User;
import dev.custody.adapter.storage.testkit.cloud.policy.MalformedPolicyException;
import dev.custody.adapter.storage.testkit.cloud.policy.UnsupportedPolicyException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each operator of a condition means, as the user {@code carol} sees it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConditionsTest {
  private Town town;

  @BeforeAll
  void start() {
    town = new Town();
  }

  @AfterAll
  void stop() {
    town.close();
  }

  @ParameterizedTest(name = "{0} {1} {2}: {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          StringEquals              | aws:username     | "carol"             | true
          stringequals              | AWS:UserName     | "carol"             | true
          StringEquals              | aws:username     | "Carol"             | false
          StringEquals              | aws:username     | "car*"              | false
          StringEquals              | aws:username     | ["bob","carol"]     | true
          StringEquals              | aws:sourcevpc    | "vpc-1"             | false
          StringEqualsIfExists      | aws:sourcevpc    | "vpc-1"             | true
          StringEqualsIfExists      | aws:username     | "bob"               | false
          StringNotEquals           | aws:username     | "bob"               | true
          StringNotEquals           | aws:username     | ["bob","carol"]     | false
          StringNotEquals           | aws:sourcevpc    | "vpc-1"             | true
          StringEqualsIgnoreCase    | aws:username     | "CAROL"             | true
          StringEqualsIgnoreCase    | aws:username     | "CAROLA"            | false
          StringNotEqualsIgnoreCase | aws:username     | "CAROL"             | false
          StringNotEqualsIgnoreCase | aws:username     | "BOB"               | true
          StringLike                | aws:username     | "c?r*"              | true
          StringLike                | aws:username     | "C*"                | false
          StringLike                | aws:username     | "carol${*}"         | false
          StringNotLike             | aws:username     | "b*"                | true
          StringNotLike             | aws:username     | "c*"                | false
          StringLikeIfExists        | aws:sourcevpc    | "x*"                | true
          StringLike                | aws:sourcevpc    | "*"                 | false
          ForAnyValue:StringEquals  | aws:username     | ["bob","carol"]     | true
          ForAnyValue:StringEquals  | aws:username     | "bob"               | false
          ForAnyValue:StringEquals  | aws:sourcevpc    | "x"                 | false
          ForAllValues:StringEquals | aws:username     | ["bob","carol"]     | true
          ForAllValues:StringEquals | aws:username     | "bob"               | false
          ForAllValues:StringEquals | aws:sourcevpc    | "x"                 | true
          Null                      | aws:sourcevpc    | "true"              | true
          Null                      | aws:sourcevpc    | "false"             | false
          Null                      | aws:username     | "false"             | true
          Null                      | aws:username     | true                | false
          Bool                      | aws:SecureTransport | "true"           | true
          Bool                      | aws:SecureTransport | false            | false
          Bool                      | aws:MultiFactorAuthPresent | "false"   | false
          BoolIfExists              | aws:MultiFactorAuthPresent | "true"    | true
          ArnLike       | aws:PrincipalArn | "arn:aws:iam::111111111111:user/*"     | true
          ArnLike       | aws:PrincipalArn | "arn:aws:iam::*:user/carol"            | true
          ArnLike       | aws:PrincipalArn | "arn:aws:iam::222222222222:user/*"     | false
          ArnLike       | aws:PrincipalArn | "arn:aws:*:user/carol:x:y"             | false
          ArnEquals     | aws:PrincipalArn | "arn:aws:iam::111111111111:user/carol" | true
          ArnEquals     | aws:PrincipalArn | "arn:aws:iam::111111111111:user/c*"    | true
          ArnNotEquals  | aws:PrincipalArn | "arn:aws:iam::111111111111:user/carol" | false
          ArnNotLike    | aws:PrincipalArn | "arn:aws:iam::111111111111:user/b*"    | true
          IpAddress     | aws:SourceIp     | "127.0.0.0/8"                          | true
          IpAddress     | aws:SourceIp     | "10.0.0.0/8"                           | false
          NotIpAddress  | aws:SourceIp     | "127.0.0.1"                            | false
          DateGreaterThan | aws:CurrentTime | "2020-01-01T00:00:00Z"                | true
          DateLessThan  | aws:CurrentTime  | "2020-01-01T00:00:00Z"                 | false
          NumericGreaterThan | aws:EpochTime | 1577836800                           | true
          NumericLessThanEquals | aws:EpochTime | "1577836800"                      | false
          StringEquals  | s3:x-amz-acl     | "bucket-owner-full-control"            | false
          """)
  void operators(String operator, String key, String value, boolean holds) {
    User carol =
        town.home
            .user("carol")
            .permissions(allowIf("{\"%s\":{\"%s\":%s}}".formatted(operator, key, value)));
    assertEquals(holds, town.mayPut(carol.accessKey(), town.bucket, "k"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"StringEquals":{"aws:username":"carol"},"Bool":{"aws:SecureTransport":"true"}}  | true
          {"StringEquals":{"aws:username":"carol"},"Bool":{"aws:SecureTransport":"false"}} | false
          {"StringEquals":{"aws:username":"carol","aws:PrincipalAccount":"111111111111"}}  | true
          {"StringEquals":{"aws:username":"carol","aws:PrincipalAccount":"222222222222"}}  | false
          """)
  void allConditionsMustHold(String conditions, boolean holds) {
    User carol = town.home.user("carol").permissions(allowIf(conditions));
    assertEquals(holds, town.mayPut(carol.accessKey(), town.bucket, "k"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"StringEqual\":{\"aws:username\":\"carol\"}}",
        "{\"BinaryEquals\":{\"aws:username\":\"eA==\"}}",
        "{\"StringEquals\":{\"aws:usernam\":\"carol\"}}",
        "{\"StringEquals\":{\"ec2:Region\":\"x\"}}",
        "{\"StringLike\":{\"aws:username\":\"${aws:PrincipalTag/team}\"}}"
      })
  void whatIsUnknownIsRefusedLoudly(String condition) {
    User erin = town.home.user("erin");
    String message =
        String.valueOf(
            assertThrows(
                    UnsupportedPolicyException.class, () -> erin.permissions(allowIf(condition)))
                .getMessage());
    assertTrue(message.contains("does not know"), message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Version\":\"2012-10-18\",\"Statement\":[]}",
        "{\"Version\":\"2012-10-17\"}",
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}]}",
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:*\"}]}",
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"PutObject\",\"Resource\":\"*\"}]}",
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"home-bucket/*\"}]}",
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\",\"Principal\":\"*\"}]}",
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"a b\",\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}]}",
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\",\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"maybe\"}}}]}",
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\",}]}",
        "not json"
      })
  void whatAwsRefusesIsRefused(String document) {
    User erin = town.home.user("erin");
    assertThrows(MalformedPolicyException.class, () -> erin.permissions(document));
  }

  private static String allowIf(String conditions) {
    return policy(statement("Allow", "s3:PutObject", "*", "\"Condition\":" + conditions));
  }
}
