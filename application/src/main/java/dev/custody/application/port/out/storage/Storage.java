package dev.custody.application.port.out.storage;

import dev.custody.domain.recording.Checksum;
import dev.custody.domain.storage.ByteRange;
import dev.custody.domain.storage.ObjectKey;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * The objects of one location, on behalf of one organization. Safe for use by many threads.
 *
 * <p>Objects are whole or absent: no reader ever sees half of one. What was answered is durable on
 * the far side. Every method throws {@link StorageException} and nothing else for what goes wrong
 * there; a failed call may be called again. Where the failure is {@link
 * StorageException.Unavailable} the call may have taken effect all the same. A key outside the
 * location's prefix, or of another organization, is an {@link IllegalArgumentException} before
 * anything is sent.
 */
public interface Storage extends AutoCloseable {
  /** How many keys are listed at once, at the most. */
  int MOST_LISTED = 1_000;

  /** What this store wants of parts. */
  PartRules partRules();

  /**
   * Stores an object under a key where there is none. Of several at once one wins.
   *
   * @return {@link PutResult.AlreadyThere} where there is one, which is left as it is
   */
  PutResult putIfAbsent(ObjectKey key, Content content, ObjectAttributes attributes);

  /**
   * Begins an upload in parts. Nothing shows under the key until it is completed. Beginning twice
   * makes two uploads.
   */
  UploadId beginMultipart(ObjectKey key, ObjectAttributes attributes);

  /**
   * Sends one part; the same number again replaces it. Parts may come in any order, several at
   * once, over restarts of this process.
   *
   * @param number from 1 to {@link PartRules#mostParts}; another is an {@link
   *     IllegalArgumentException} before anything is sent
   * @throws StorageException.UploadGone if there is no such upload for that key any more
   */
  PartReceipt putPart(ObjectKey key, UploadId upload, int number, Content content);

  /**
   * Makes the object of {@code parts}, which are numbered from 1 in ascending order without a gap
   * (else an {@link IllegalArgumentException} before anything is sent), unless there is one under
   * the key. Parts that were sent and are not named are left out. Where there is an object already,
   * the upload may stay until it is aborted.
   *
   * @throws StorageException.UploadGone if there is no such upload for that key any more, which it
   *     is after it was completed too
   * @throws StorageException.ContentRejected if a part is not there as its receipt says, or is too
   *     short, or not as long as the others where they must be equal
   */
  PutResult completeIfAbsent(ObjectKey key, UploadId upload, List<PartReceipt> parts);

  /** Gives an upload up and frees what it holds; harmless where there is none any more. */
  void abort(ObjectKey key, UploadId upload);

  /** What is under {@code key}; empty only if the store said that nothing is. */
  Optional<ObjectHead> head(ObjectKey key);

  /**
   * The bytes of an object; only those of {@code range} are fetched. A range that ends behind the
   * object's end is cut there; one that begins there, or behind it, gives no bytes.
   *
   * @return to be closed by the caller, after which nothing more is fetched; its {@code read}
   *     throws an {@link java.io.IOException} when the connection breaks, never an early end
   * @throws StorageException.ObjectMissing if there is no such object
   */
  InputStream read(ObjectKey key, Optional<ByteRange> range);

  /**
   * Deletes an object, all of it, the version that is named where the store keeps versions.
   * Harmless where there is none.
   */
  void delete(ObjectKey key, Optional<String> versionId);

  /**
   * Keys that start with {@code prefix}, in ascending order of their UTF-8 bytes.
   *
   * @param prefix what a key of this organization in this location starts with, up to any of its
   *     characters; empty for all of them
   * @param after only keys behind this one, which need not be there
   * @param limit from 1 to {@link #MOST_LISTED}; another is an {@link IllegalArgumentException}
   */
  List<ObjectKey> list(String prefix, Optional<ObjectKey> after, int limit);

  /** Lets go of what this way to the objects holds; what runs may fail. Harmless if repeated. */
  @Override
  void close();

  /**
   * Answers {@code limit} if so many keys may be listed at once.
   *
   * @throws IllegalArgumentException if not
   */
  static int requireListable(int limit) {
    if (limit < 1 || limit > MOST_LISTED) {
      throw new IllegalArgumentException(
          "%d keys cannot be listed at once: from 1 to %d".formatted(limit, MOST_LISTED));
    }
    return limit;
  }

  /** Names an upload in parts; the store's own words, kept over restarts. */
  record UploadId(String value) {}

  /**
   * The store's answer to a part.
   *
   * @param etag the store's own mark of it
   * @param stored a checksum of the part's bytes as the store computed or compared it; empty where
   *     it told none
   */
  record PartReceipt(int number, long length, String etag, Optional<Checksum> stored) {}

  /**
   * What the store wants of parts.
   *
   * @param leastBytes how long each but the last is at least
   * @param equalParts whether all but the last must be of one length, and the last no longer
   * @param atOnce how many parts of one upload it is best sent at a time, at least one
   */
  record PartRules(long leastBytes, int mostParts, boolean equalParts, int atOnce) {

    /**
     * Answers {@code number} if a part may have it.
     *
     * @throws IllegalArgumentException if not
     */
    public int requireNumber(int number) {
      if (number < 1 || number > mostParts) {
        throw new IllegalArgumentException(
            "no part can have the number %d: from 1 to %d".formatted(number, mostParts));
      }
      return number;
    }

    /**
     * @throws IllegalArgumentException unless {@code parts} are numbered from 1 without a gap, at
     *     least one and at most as many as the store takes
     */
    public void requireGapless(List<PartReceipt> parts) {
      requireNumber(parts.size());
      for (int i = 0; i < parts.size(); i++) {
        if (parts.get(i).number() != i + 1) {
          throw new IllegalArgumentException(
              "part %d stands where part %d should".formatted(parts.get(i).number(), i + 1));
        }
      }
    }

    /** The first part whose length these rules do not allow where it stands; empty if all are. */
    public Optional<PartReceipt> wrongLength(List<PartReceipt> parts) {
      for (PartReceipt part : parts) {
        boolean last = part.number() == parts.size();
        long first = parts.getFirst().length();
        boolean tooShort = !last && part.length() < leastBytes;
        boolean unequal = equalParts && (last ? part.length() > first : part.length() != first);
        if (tooShort || unequal) {
          return Optional.of(part);
        }
      }
      return Optional.empty();
    }
  }
}
