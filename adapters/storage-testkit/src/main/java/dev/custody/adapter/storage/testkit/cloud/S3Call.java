package dev.custody.adapter.storage.testkit.cloud;

import dev.custody.adapter.storage.testkit.cloud.http.Exchange;
import dev.custody.adapter.storage.testkit.cloud.http.Headers;
import dev.custody.adapter.storage.testkit.cloud.http.Request;
import java.util.Optional;

/**
 * One call to a bucket that may be made, while it is carried out.
 *
 * @param key empty for calls to the bucket itself
 */
record S3Call(
    Exchange exchange,
    Operation operation,
    Bucket bucket,
    String key,
    Authentication.Proven proven,
    Orders.Struck struck,
    CallNotes notes) {

  Request request() {
    return exchange.request();
  }

  Optional<String> parameter(String name) {
    return request().query().first(name);
  }

  Optional<String> header(String name) {
    return request().header(name);
  }

  boolean has(Class<? extends Fault> fault) {
    return struck.has(fault);
  }

  /** Whether the object must not be there yet. */
  boolean unlessThere() {
    return !has(Fault.DeafToIfNoneMatch.class)
        && header("If-None-Match").filter("*"::equals).isPresent();
  }

  /** The checksum of what is there, unless the store is one that tells none. */
  void tell(Headers headers, Optional<Checksum> checksum) {
    if (!has(Fault.NoChecksums.class)) {
      checksum.ifPresent(told -> {
        headers.set(told.algorithm().header(), told.value());
        headers.set("x-amz-checksum-type", told.type().name());
      });
    }
  }

  /** As it is told: with its marks, or empty or another one on order. */
  String quoted(String etag) {
    if (has(Fault.WrongEtag.class)) {
      return "\"" + "0".repeat(etag.length()) + "\"";
    }
    return has(Fault.EmptyEtag.class) ? "" : "\"" + etag + "\"";
  }
}
