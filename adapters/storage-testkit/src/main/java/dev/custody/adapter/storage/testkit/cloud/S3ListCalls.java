package dev.custody.adapter.storage.testkit.cloud;

import dev.custody.adapter.storage.testkit.cloud.http.Percent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Calls that list. */
final class S3ListCalls {
  private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";
  private static final int MOST_KEYS = 1_000;

  private final Map<String, Bucket> buckets;

  S3ListCalls(Map<String, Bucket> buckets) {
    this.buckets = buckets;
  }

  byte[] buckets(String account) {
    Xml xml = new Xml().open("ListAllMyBucketsResult", NAMESPACE).open("Buckets");
    buckets.values().stream()
        .filter(bucket -> bucket.owner().id().equals(account))
        .map(Bucket::name)
        .sorted()
        .forEach(name -> xml.open("Bucket").add("Name", name).close("Bucket"));
    return xml.close("Buckets").close("ListAllMyBucketsResult").bytes();
  }

  byte[] location(S3Call call) {
    return new Xml()
        .open("LocationConstraint", NAMESPACE)
        .add("LocationConstraint", call.bucket().region())
        .close("LocationConstraint")
        .bytes();
  }

  byte[] objects(S3Call call) {
    String prefix = call.parameter("prefix").orElse("");
    String start =
        call.parameter("continuation-token")
            .or(() -> call.parameter("start-after"))
            .or(() -> call.parameter("marker"))
            .orElse("");
    int most = Math.min(MOST_KEYS, call.parameter("max-keys").map(Integer::parseInt).orElse(1_000));
    Optional<String> delimiter = call.parameter("delimiter").filter(sign -> !sign.isEmpty());
    List<StoredObject> all = call.bucket().contents().after(start, prefix, Integer.MAX_VALUE);
    List<StoredObject> shown = new ArrayList<>();
    TreeSet<String> folders = new TreeSet<>(Versions.BY_BYTES);
    String last = "";
    boolean truncated = false;
    for (StoredObject object : all) {
      Optional<String> folder = delimiter.flatMap(sign -> folder(object.key(), prefix, sign));
      if (folder.filter(folders::contains).isPresent()) {
        last = object.key();
        continue;
      }
      if (shown.size() + folders.size() >= most) {
        truncated = true;
        break;
      }
      folder.ifPresentOrElse(folders::add, () -> shown.add(object));
      last = object.key();
    }
    return told(
        call, prefix, most, shown, folders, truncated ? Optional.of(last) : Optional.empty());
  }

  private static Optional<String> folder(String key, String prefix, String delimiter) {
    int at = key.indexOf(delimiter, prefix.length());
    return at < 0 ? Optional.empty() : Optional.of(key.substring(0, at + delimiter.length()));
  }

  private static byte[] told(
      S3Call call,
      String prefix,
      int most,
      List<StoredObject> shown,
      Set<String> folders,
      Optional<String> next) {
    boolean url = call.parameter("encoding-type").filter("url"::equals).isPresent();
    Xml xml =
        new Xml()
            .open("ListBucketResult", NAMESPACE)
            .add("Name", call.bucket().name())
            .add("Prefix", encoded(prefix, url))
            .add("KeyCount", shown.size() + folders.size())
            .add("MaxKeys", most)
            .add("IsTruncated", Boolean.toString(next.isPresent()));
    if (url) {
      xml.add("EncodingType", "url");
    }
    xml.add("NextContinuationToken", next);
    xml.add("NextMarker", next.map(key -> encoded(key, url)));
    for (StoredObject object : shown) {
      xml.open("Contents")
          .add("Key", encoded(object.key(), url))
          .add("LastModified", object.modified())
          .add("ETag", call.quoted(object.etag()))
          .add("Size", object.length())
          .add("StorageClass", "STANDARD")
          .close("Contents");
    }
    for (String folder : folders) {
      xml.open("CommonPrefixes").add("Prefix", encoded(folder, url)).close("CommonPrefixes");
    }
    return xml.close("ListBucketResult").bytes();
  }

  byte[] uploads(S3Call call) {
    Xml xml =
        new Xml()
            .open("ListMultipartUploadsResult", NAMESPACE)
            .add("Bucket", call.bucket().name())
            .add("IsTruncated", "false");
    call.bucket()
        .uploads()
        .values()
        .forEach(upload ->
            xml.open("Upload")
                .add("Key", upload.key())
                .add("UploadId", upload.id())
                .add("Initiated", upload.begun())
                .close("Upload"));
    return xml.close("ListMultipartUploadsResult").bytes();
  }

  private static String encoded(String text, boolean url) {
    return url ? Percent.encode(text, true) : text;
  }
}
