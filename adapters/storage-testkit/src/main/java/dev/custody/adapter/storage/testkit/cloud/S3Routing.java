package dev.custody.adapter.storage.testkit.cloud;

import dev.custody.adapter.storage.testkit.cloud.http.Percent;
import dev.custody.adapter.storage.testkit.cloud.http.Query;
import dev.custody.adapter.storage.testkit.cloud.http.Request;
import java.util.Optional;

/**
 * Which call a request to S3 is, in path style.
 *
 * @param key decoded
 */
record S3Routing(Operation operation, Optional<String> bucket, Optional<String> key) {

  static S3Routing of(Request request) {
    String path = request.path().substring(1);
    int slash = path.indexOf('/');
    String bucket = Percent.decode(slash < 0 ? path : path.substring(0, slash));
    String key = slash < 0 ? "" : Percent.decode(path.substring(slash + 1));
    return new S3Routing(
        operation(request.method(), bucket, key, request.query()),
        Optional.of(bucket).filter(name -> !name.isEmpty()),
        Optional.of(key).filter(name -> !name.isEmpty()));
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
