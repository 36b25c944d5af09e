package dev.custody.application.fake;

import dev.custody.application.port.out.storage.Content;
import dev.custody.application.port.out.storage.ObjectAttributes;
import dev.custody.application.port.out.storage.ObjectHead;
import dev.custody.application.port.out.storage.PutResult;
import dev.custody.application.port.out.storage.Storage;
import dev.custody.application.port.out.storage.StorageException;
import dev.custody.domain.recording.Checksum;
import dev.custody.domain.storage.ByteRange;
import dev.custody.domain.storage.ObjectKey;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A way to the {@link FarSide}. */
final class FakeStorage implements Storage {
  private final FarSide far;
  private boolean closed;

  FakeStorage(FarSide far) {
    this.far = far;
    far.opened();
  }

  @Override
  public PartRules partRules() {
    return far.rules;
  }

  @Override
  public PutResult putIfAbsent(ObjectKey key, Content content, ObjectAttributes attributes) {
    far.before("put");
    if (far.objects.containsKey(key)) {
      return new PutResult.AlreadyThere();
    }
    FarSide.Kept kept = put(key, read(content), attributes);
    far.after("put");
    return new PutResult.Stored(kept.versionId(), etag(kept.bytes()), told(kept.bytes()));
  }

  @Override
  public UploadId beginMultipart(ObjectKey key, ObjectAttributes attributes) {
    far.before("begin");
    UploadId id = new UploadId("upload-" + ++far.made);
    far.uploads.put(id, new FarSide.Upload(key, attributes, new TreeMap<>()));
    far.after("begin");
    return id;
  }

  @Override
  public PartReceipt putPart(ObjectKey key, UploadId upload, int number, Content content) {
    far.before("part");
    far.rules.requireNumber(number);
    Bytes kept = read(content);
    require(upload).parts().put(number, kept);
    far.after("part");
    return new PartReceipt(number, content.length(), etag(kept), told(kept));
  }

  @Override
  public PutResult completeIfAbsent(ObjectKey key, UploadId upload, List<PartReceipt> parts) {
    far.before("complete");
    far.rules.requireGapless(parts);
    FarSide.Upload found = require(upload);
    for (PartReceipt part : parts) {
      Bytes kept = found.parts().get(part.number());
      if (kept == null || kept.length() != part.length() || !etag(kept).equals(part.etag())) {
        throw new StorageException.ContentRejected("InvalidPart " + part.number(), null);
      }
    }
    if (far.rules.wrongLength(parts).isPresent()) {
      throw new StorageException.ContentRejected("EntityTooSmall", null);
    }
    if (far.objects.containsKey(key)) {
      return new PutResult.AlreadyThere();
    }
    Bytes whole =
        Bytes.joined(
            parts.stream()
                .map(part -> found.parts().getOrDefault(part.number(), Bytes.ofZeros(0)))
                .toList());
    far.uploads.remove(upload);
    Optional<String> version = put(key, whole, found.attributes()).versionId();
    far.after("complete");
    return new PutResult.Stored(version, "\"composite-2\"", Optional.empty());
  }

  @Override
  public void abort(ObjectKey key, UploadId upload) {
    far.before("abort");
    far.uploads.remove(upload);
  }

  @Override
  public Optional<ObjectHead> head(ObjectKey key) {
    far.before("head");
    return far.at(key)
        .map(kept ->
            new ObjectHead(
                kept.bytes().length(),
                etag(kept.bytes()),
                kept.versionId(),
                kept.token(),
                told(kept.bytes())));
  }

  @Override
  public InputStream read(ObjectKey key, Optional<ByteRange> range) {
    far.before("read");
    Bytes bytes =
        far.at(key)
            .orElseThrow(() -> new StorageException.ObjectMissing("no " + key, null))
            .bytes();
    return range
        .map(wanted ->
            bytes.slice(
                Math.min(wanted.offset(), bytes.length()), Math.min(wanted.end(), bytes.length())))
        .orElse(bytes)
        .open();
  }

  @Override
  public void delete(ObjectKey key, Optional<String> versionId) {
    far.before("delete");
    far.at(key)
        .filter(kept -> versionId.isEmpty() || kept.versionId().equals(versionId))
        .ifPresent(kept -> far.objects.remove(key));
  }

  @Override
  public List<ObjectKey> list(String prefix, Optional<ObjectKey> after, int limit) {
    throw new UnsupportedOperationException("no use case lists");
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      far.closed();
    }
  }

  private FarSide.Upload require(UploadId upload) {
    FarSide.Upload found = far.uploads.get(upload);
    if (found == null) {
      throw new StorageException.UploadGone("NoSuchUpload", null);
    }
    return found;
  }

  private Bytes read(Content content) {
    if (content instanceof Bytes bytes) {
      return far.keepsOtherBytes ? spoilt(bytes) : bytes;
    }
    try (InputStream in = content.open()) {
      return Bytes.of(in.readAllBytes());
    } catch (IOException e) {
      throw new StorageException.ContentUnreadable("the spool does not give them", e);
    }
  }

  /** Of the same length, so that only its content can tell. */
  private static Bytes spoilt(Bytes bytes) {
    return bytes.length() == 0
        ? bytes
        : bytes.slice(0, bytes.length() - 1).plus(new byte[] {(byte) 0xEE}, 0, 1);
  }

  private FarSide.Kept put(ObjectKey key, Bytes bytes, ObjectAttributes attributes) {
    FarSide.Kept kept =
        new FarSide.Kept(
            bytes, Optional.of(attributes.token()).filter(_ -> far.keepsTokens), far.version());
    far.objects.put(key, kept);
    return kept;
  }

  private Optional<Checksum> told(Bytes bytes) {
    return far.tellsChecksums ? bytes.checksum(Checksum.Algorithm.SHA256) : Optional.empty();
  }

  private String etag(Bytes bytes) {
    return far.tellsMd5
        ? '"' + bytes.hex(Checksum.Algorithm.MD5) + '"'
        : "\"opaque-" + bytes.length() + '"';
  }
}
