package dev.custody.adapter.storage.testkit.cloud;

import dev.custody.adapter.storage.testkit.cloud.http.Headers;
import dev.custody.adapter.storage.testkit.cloud.http.Request;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is kept with an object besides its bytes.
 *
 * @param metadata the user's own, names in lower case without their prefix
 * @param headers what is given back as it came: {@code content-type} and its like
 */
record Attributes(Map<String, String> metadata, Map<String, String> headers) {
  private static final String PREFIX = "x-amz-meta-";
  private static final int MOST_METADATA = 2048;
  private static final List<String> KEPT =
      List.of(
          "content-type",
          "content-disposition",
          "content-language",
          "cache-control",
          "expires",
          "x-amz-storage-class",
          "x-amz-website-redirect-location");

  Attributes {
    metadata = Map.copyOf(metadata);
    headers = Map.copyOf(headers);
  }

  static Attributes of(Request request) {
    Map<String, String> metadata = new TreeMap<>();
    int size = 0;
    for (String name : request.headers().names()) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (lower.startsWith(PREFIX)) {
        String value = String.join(",", request.headers().all(name));
        metadata.put(lower.substring(PREFIX.length()), value);
        size += lower.length() - PREFIX.length() + value.length();
      }
    }
    if (size > MOST_METADATA) {
      throw new Refusal(
          400,
          "MetadataTooLarge",
          "Your metadata headers exceed the maximum allowed metadata size");
    }
    Map<String, String> headers = new TreeMap<>();
    for (String name : KEPT) {
      request.header(name).ifPresent(value -> headers.put(name, value));
    }
    headers.putIfAbsent("content-type", "binary/octet-stream");
    contentEncoding(request).ifPresent(value -> headers.put("content-encoding", value));
    return new Attributes(metadata, headers);
  }

  /** Without the wrapping, which is not the object's. */
  private static Optional<String> contentEncoding(Request request) {
    String rest =
        request.header("content-encoding").stream()
            .flatMap(value -> Stream.of(value.split(",")))
            .map(String::strip)
            .filter(value -> !value.equals("aws-chunked"))
            .collect(Collectors.joining(","));
    return rest.isEmpty() ? Optional.empty() : Optional.of(rest);
  }

  void tell(Headers into) {
    headers.forEach(into::set);
    metadata.forEach((name, value) -> into.set(PREFIX + name, value));
  }
}
