package dev.custody.adapter.storage.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.domain.storage.SettingValue;
import dev.custody.domain.storage.StorageSettings;
import dev.custody.domain.text.FieldError;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoleSettingsTest {

  @Test
  void whatIsNotSetHasItsDefault() {
    RoleSettings settings = RoleSettings.of(StorageSettings.NONE);

    assertEquals("", settings.bucket().prefix());
    assertEquals(Access.READ_WRITE, settings.bucket().access());
    assertEquals(Optional.empty(), settings.bucket().region());
    assertEquals(Optional.empty(), settings.bucket().kmsKeyArn());
    assertEquals(false, settings.bucket().ownerFullControl());
    assertEquals(Optional.empty(), settings.owner());
    assertEquals(Optional.empty(), settings.role());
  }

  @Test
  void theBucketBelongsToTheRolesAccountUnlessItIsSaid() {
    Map<String, String> role = Map.of("roleArn", "arn:aws:iam::444455556666:role/a/b/custody");

    assertEquals(Optional.of("444455556666"), RoleSettings.of(settings(role)).owner());
    assertEquals(
        Optional.of("777788889999"),
        RoleSettings.of(settings(with(role, "expectedBucketOwner", "777788889999"))).owner());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "acme-recordings",
        "abc",
        "0-9",
        "arn:aws:s3:eu-west-1:111122223333:accesspoint/recordings",
        "arn:aws-us-gov:s3:us-gov-west-1:111122223333:accesspoint/recordings"
      })
  void rightBuckets(String bucket) {
    assertEquals(List.of(), wrong(Map.of("bucket", bucket)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          my.bucket                                              | dots
          recordings-abc123-s3alias                              | alias
          recordings--use1-az4--x-s3                             | directory bucket
          recordings-abc--ol-s3                                  | Object Lambda
          mfzwi23gnjvgw.mrap                                     | multi-region
          arn:aws:s3::111122223333:accesspoint/mfzwi23gnjvgw.mrap | multi-region
          arn:aws:s3-outposts:us-west-2:111122223333:outpost/op-1/bucket/b | Outposts
          arn:aws:s3:::acme-recordings                           | give its name alone
          s3://acme-recordings                                   | name of the bucket alone
          https://acme-recordings.s3.amazonaws.com               | name of the bucket alone
          acme-recordings/folder                                 | name of the bucket alone
          Acme                                                   | lower-case
          ab                                                     | 3 to 63
          -acme                                                  | hyphen
          """)
  void eachWrongBucketIsToldWithItsReasonAndARightOne(String bucket, String reason) {
    List<FieldError> errors = wrong(Map.of("bucket", bucket));

    assertEquals(List.of("/settings/bucket"), errors.stream().map(FieldError::pointer).toList());
    String detail = errors.getFirst().detail();
    assertTrue(detail.contains(reason), detail);
    assertTrue(detail.startsWith("'" + bucket + "'"), detail);
    assertTrue(detail.contains("acme-recordings"), detail);
  }

  @ParameterizedTest
  @ValueSource(strings = {"recordings/", "a/b/c/", "team $1/", "a*b?/", "x=1/y/"})
  void rightPrefixes(String prefix) {
    assertEquals(List.of(), wrong(Map.of("prefix", prefix)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/recordings/", "recordings", "a//b/", "../a/", "a/../b/", "./", "a\\b/", "ä/"})
  void wrongPrefixes(String prefix) {
    assertEquals(1, wrong(Map.of("prefix", prefix)).size());
  }

  @Test
  void aPrefixLeavesRoomForThePolicyOfASession() {
    assertEquals(
        List.of(), wrong(Map.of("bucket", "b".repeat(63), "prefix", "p".repeat(200) + "/")));
    assertEquals(
        1, wrong(Map.of("bucket", "b".repeat(63), "prefix", "$".repeat(200) + "/")).size());
    assertEquals(1, wrong(Map.of("prefix", "p".repeat(600) + "/")).size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          arn:aws:sts::111122223333:assumed-role/custody/session | session
          arn:aws:iam::111122223333:user/custody                 | user
          arn:aws:iam::111122223333:instance-profile/custody     | instance profile
          arn:aws:iam::1111:role/custody                         | not the ARN of a role
          custody                                                | not the ARN of a role
          """)
  void eachWrongRoleIsToldWithItsReason(String role, String reason) {
    List<FieldError> errors = wrong(Map.of("roleArn", role));

    assertEquals(List.of("/settings/roleArn"), errors.stream().map(FieldError::pointer).toList());
    assertTrue(errors.getFirst().detail().contains(reason), errors.getFirst().detail());
    assertTrue(errors.getFirst().detail().contains(RoleArn.EXAMPLE), "shows a right one");
  }

  @Test
  void anAccessPointsRegionIsInItsArn() {
    String point = "arn:aws:s3:eu-west-1:111122223333:accesspoint/recordings";

    assertEquals(
        "/settings/region",
        wrong(Map.of("bucket", point, "region", "us-east-1")).getFirst().pointer());
    assertEquals(List.of(), wrong(Map.of("bucket", point, "region", "eu-west-1")));
  }

  private static List<FieldError> wrong(Map<String, String> values) {
    return RoleSettings.wrong(settings(values));
  }

  private static Map<String, String> with(Map<String, String> values, String name, String value) {
    Map<String, String> more = new HashMap<>(values);
    more.put(name, value);
    return more;
  }

  private static StorageSettings settings(Map<String, String> values) {
    Map<String, SettingValue> settings = new HashMap<>();
    values.forEach((name, value) -> settings.put(name, new SettingValue.Text(value)));
    return new StorageSettings(settings);
  }
}
