package dev.custody.adapter.storage.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Moto, which deploys what AWS would; asked as AWS is. */
final class Moto implements AutoCloseable {
  static final String ACCOUNT = "444455556666";
  static final String REGION = "eu-west-1";
  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");

  private static final String FROM_PYTHON =
      """
      import ast, json, sys
      def told(value):
          if isinstance(value, list):
              return [told(each) for each in value if each is not None]
          if isinstance(value, dict):
              return {name: told(each) for name, each in value.items()}
          return value
      print(json.dumps(told(ast.literal_eval(sys.argv[1]))))
      """;

  final URI endpoint;
  final S3Client s3;
  private final Tool.Running server;
  private final HttpClient http = HttpClient.newHttpClient();

  private Moto(Tool.Running server, URI endpoint) {
    this.server = server;
    this.endpoint = endpoint;
    this.s3 =
        S3Client.builder()
            .endpointOverride(endpoint)
            .region(Region.of(REGION))
            .forcePathStyle(true)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
            .build();
  }

  /** Aborts the test where it is not installed. */
  static Moto start(Path folder) throws IOException, InterruptedException {
    Path log = folder.resolve("moto.log");
    Tool.Running server =
        Tool.named("moto_server")
            .with("MOTO_ACCOUNT_ID", ACCOUNT)
            .with("PYTHONUNBUFFERED", "1")
            .start(
                folder,
                List.of("-H", "127.0.0.1", "-p", "0"),
                ProcessBuilder.Redirect.to(log.toFile()));
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (server.process().isAlive() && System.nanoTime() < deadline) {
      Matcher address = ADDRESS.matcher(Files.readString(log));
      if (address.find()) {
        return new Moto(server, URI.create(address.group()));
      }
      Thread.sleep(50);
    }
    server.close();
    throw new IOException("moto_server did not start: " + Files.readString(log));
  }

  /** The answer to a call of a service that is asked by forms: XML. */
  String ask(String service, Map<String, String> form) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(
                    "Authorization",
                    "AWS4-HMAC-SHA256 Credential=test/20260101/%s/%s/aws4_request, SignedHeaders=host, Signature=0"
                        .formatted(REGION, service))
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        form.entrySet().stream()
                            .map(each ->
                                each.getKey()
                                    + "="
                                    + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                            .collect(Collectors.joining("&"))))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertEquals(200, answer.statusCode(), answer.body());
    return answer.body();
  }

  /** Makes a stack; gives back its outputs. */
  Map<String, String> deploy(String template, Map<String, String> parameters)
      throws IOException, InterruptedException {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("Action", "CreateStack");
    form.put("StackName", "custody");
    form.put("TemplateBody", template);
    form.put("Capabilities.member.1", "CAPABILITY_NAMED_IAM");
    int number = 1;
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      form.put("Parameters.member.%d.ParameterKey".formatted(number), parameter.getKey());
      form.put("Parameters.member.%d.ParameterValue".formatted(number++), parameter.getValue());
    }
    ask("cloudformation", form);
    String stack =
        ask("cloudformation", Map.of("Action", "DescribeStacks", "StackName", "custody"));
    assertEquals("CREATE_COMPLETE", element(stack, "StackStatus"));
    Map<String, String> outputs = new LinkedHashMap<>();
    Matcher output =
        Pattern.compile("<OutputKey>(.*?)</OutputKey>\\s*<OutputValue>(.*?)</OutputValue>")
            .matcher(stack);
    while (output.find()) {
      outputs.put(output.group(1), output.group(2).replace("&#39;", "'"));
    }
    return outputs;
  }

  void takeDown() throws IOException, InterruptedException {
    ask("cloudformation", Map.of("Action", "DeleteStack", "StackName", "custody"));
  }

  String role(String name) throws IOException, InterruptedException {
    return ask("iam", Map.of("Action", "GetRole", "RoleName", name));
  }

  String trust(String role) throws IOException, InterruptedException {
    return decoded(element(role(role), "AssumeRolePolicyDocument"));
  }

  /**
   * Of a stack's role Moto shows the policy as Python would, and with a None where CloudFormation
   * leaves nothing (AWS CloudFormation, "AWS::NoValue").
   */
  String permissions(String role) throws IOException, InterruptedException {
    String policy =
        decoded(
            element(
                ask(
                    "iam",
                    Map.of(
                        "Action",
                        "GetRolePolicy",
                        "RoleName",
                        role,
                        "PolicyName",
                        KitRole.POLICY_NAME)),
                "PolicyDocument"));
    return policy.startsWith("{'")
        ? Tool.named("python3").run(Path.of("."), List.of("-c", FROM_PYTHON, policy))
        : policy;
  }

  /** The ID of one more access key. */
  String newKey(String user) throws IOException, InterruptedException {
    return element(
        ask("iam", Map.of("Action", "CreateAccessKey", "UserName", user)), "AccessKeyId");
  }

  /** The access keys of a user, each with whether it is active. */
  Map<String, String> keys(String user) throws IOException, InterruptedException {
    Map<String, String> keys = new LinkedHashMap<>();
    String answer = ask("iam", Map.of("Action", "ListAccessKeys", "UserName", user));
    for (String member : answer.split("<member>", -1)) {
      if (member.contains("<AccessKeyId>")) {
        keys.put(element(member, "AccessKeyId"), element(member, "Status"));
      }
    }
    return keys;
  }

  /** Moto does not encode everything that AWS would. */
  private static String decoded(String text) {
    return text.startsWith("%") ? URLDecoder.decode(text, StandardCharsets.UTF_8) : text;
  }

  static String element(String xml, String name) {
    Matcher element =
        Pattern.compile("<%s>(.*?)</%s>".formatted(name, name), Pattern.DOTALL).matcher(xml);
    assertTrue(element.find(), "no " + name + " in " + xml);
    return element.group(1);
  }

  /** As if new. */
  void reset() throws IOException, InterruptedException {
    http.send(
        HttpRequest.newBuilder(endpoint.resolve("/moto-api/reset"))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build(),
        HttpResponse.BodyHandlers.discarding());
  }

  @Override
  public void close() {
    s3.close();
    http.close();
    server.close();
  }
}
