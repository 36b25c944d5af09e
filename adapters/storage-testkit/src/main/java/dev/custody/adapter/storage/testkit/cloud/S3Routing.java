package dev.custody.adapter.storage.testkit.cloud;

import dev.custody.adapter.storage.testkit.cloud.http.Percent;
import dev.custody.adapter.storage.testkit.cloud.http.Query;
import dev.custody.adapter.storage.testkit.cloud.http.Request;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which call a request to S3 is, in path style.
 *
 * @param key decoded
 */
record S3Routing(Operation operation, Optional<String> bucket, Optional<String> key) {
  /**
   * Any other, such as {@code tagging}, makes another call of what would look like one of these.
   */
  private static final Set<String> KNOWN =
      Set.of(
          "continuation-token",
          "delimiter",
          "encoding-type",
          "fetch-owner",
          "key-marker",
          "list-type",
          "location",
          "marker",
          "max-buckets",
          "max-keys",
          "max-parts",
          "max-uploads",
          "part-number-marker",
          "partnumber",
          "prefix",
          "start-after",
          "upload-id-marker",
          "uploadid",
          "uploads",
          "versionid",
          "versions",
          "x-id");

  static S3Routing of(Request request) {
    String path = request.path().substring(1);
    int slash = path.indexOf('/');
    String bucket = Percent.decode(slash < 0 ? path : path.substring(0, slash));
    String key = slash < 0 ? "" : Percent.decode(path.substring(slash + 1));
    return new S3Routing(
        isKnown(request)
            ? operation(request.method(), bucket, key, request.query())
            : Operation.UNKNOWN,
        Optional.of(bucket).filter(name -> !name.isEmpty()),
        Optional.of(key).filter(name -> !name.isEmpty()));
  }

  private static boolean isKnown(Request request) {
    return request.header("x-amz-copy-source").isEmpty()
        && request.query().parameters().stream()
            .map(parameter -> parameter.name().toLowerCase(Locale.ROOT))
            .allMatch(name -> KNOWN.contains(name) || name.startsWith("x-amz-"));
  }

  private static Operation operation(String method, String bucket, String key, Query query) {
    if (bucket.isEmpty()) {
      return method.equals("GET") ? Operation.LIST_BUCKETS : Operation.UNKNOWN;
    }
    return key.isEmpty() ? ofBucket(method, query) : ofObject(method, query);
  }

  private static Operation ofBucket(String method, Query query) {
    return switch (method) {
      case "HEAD" -> Operation.HEAD_BUCKET;
      case "PUT" -> query.parameters().isEmpty() ? Operation.CREATE_BUCKET : Operation.UNKNOWN;
      case "GET" -> {
        if (query.has("location")) {
          yield Operation.GET_BUCKET_LOCATION;
        }
        if (query.has("versions")) {
          yield Operation.LIST_OBJECT_VERSIONS;
        }
        if (query.has("uploads")) {
          yield Operation.LIST_MULTIPART_UPLOADS;
        }
        yield query.first("list-type").filter("2"::equals).isPresent()
            ? Operation.LIST_OBJECTS_V2
            : Operation.LIST_OBJECTS;
      }
      default -> Operation.UNKNOWN;
    };
  }

  private static Operation ofObject(String method, Query query) {
    boolean upload = query.has("uploadId");
    return switch (method) {
      case "PUT" -> upload ? Operation.UPLOAD_PART : Operation.PUT_OBJECT;
      case "GET" -> upload ? Operation.LIST_PARTS : Operation.GET_OBJECT;
      case "HEAD" -> Operation.HEAD_OBJECT;
      case "DELETE" -> upload ? Operation.ABORT_MULTIPART_UPLOAD : Operation.DELETE_OBJECT;
      case "POST" -> {
        if (query.has("uploads")) {
          yield Operation.CREATE_MULTIPART_UPLOAD;
        }
        yield upload ? Operation.COMPLETE_MULTIPART_UPLOAD : Operation.UNKNOWN;
      }
      default -> Operation.UNKNOWN;
    };
  }
}
