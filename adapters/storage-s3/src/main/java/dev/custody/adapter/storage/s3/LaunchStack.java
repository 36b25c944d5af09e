package dev.custody.adapter.storage.s3;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The page of AWS's console on which the stack of one location is made by a click: the template
 * {@code kit/launch-stack.json}, which the operator hosts, with this location's values for its
 * parameters (AWS CloudFormation, "Create quick-create links for stacks"). What comes of it is what
 * comes of the kit's own template.
 */
final class LaunchStack {
  /** Of the partitions whose console is reached from everywhere. */
  private static final Map<String, String> CONSOLES =
      Map.of(
          "aws", "console.aws.amazon.com",
          "aws-cn", "console.amazonaws.cn",
          "aws-us-gov", "console.amazonaws-us-gov.com");

  private final URI template;
  private final KitBucket bucket;
  private final KitRole role;

  LaunchStack(URI template, KitBucket bucket, KitRole role) {
    this.template = template;
    this.bucket = bucket;
    this.role = role;
  }

  /** Empty where the partition has no console that could be named. */
  Optional<URI> page(String stackName) {
    return Optional.ofNullable(CONSOLES.get(bucket.partition()))
        .map(console -> URI.create(console(console) + "#/stacks/quickcreate?" + query(stackName)));
  }

  /** Where the bucket is, or is to be made; else where whoever opens it has been last. */
  private String console(String host) {
    return bucket
        .region()
        .map(
            region -> "https://%s.%s/cloudformation/home?region=%s".formatted(region, host, region))
        .orElseGet(() -> "https://%s/cloudformation/home".formatted(host));
  }

  private String query(String stackName) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("templateURL", template.toString());
    query.put("stackName", stackName);
    parameters().forEach((name, value) -> query.put("param_" + name, value));
    return query.entrySet().stream()
        .map(each -> each.getKey() + "=" + encoded(each.getValue()))
        .collect(Collectors.joining("&"));
  }

  /** Those that have a default are left to it where it holds. */
  private Map<String, String> parameters() {
    BucketSettings settings = bucket.settings();
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("CreateBucket", Boolean.toString(bucket.canBeMade()));
    parameters.put("BucketName", bucket.name());
    parameters.put("Prefix", settings.prefix());
    parameters.put("Access", settings.access().word());
    parameters.put("Acl", settings.acl());
    parameters.put("KmsKeyArn", settings.kmsKeyArn().orElse(""));
    parameters.put("RoleName", role.name());
    parameters.put("RolePath", role.path());
    parameters.put("PrincipalArn", role.principal());
    parameters.put("ExternalId", role.externalId());
    parameters.put("BucketArn", bucket.arn());
    parameters.put("ObjectsArn", PermissionPolicy.objects(settings, bucket.partition()));
    parameters.put("KeyPattern", PermissionPolicy.keys(settings));
    parameters.put("BucketRegion", bucket.region().orElse(""));
    parameters.values().removeIf(String::isEmpty);
    return parameters;
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
