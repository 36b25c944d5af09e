package dev.custody.adapter.spool;

import dev.custody.application.port.out.DeliveryRecord;
import dev.custody.application.port.out.SpoolHeader;
import dev.custody.application.port.out.Tombstone;
import dev.custody.application.port.out.storage.Storage;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.recording.Checksum;
import dev.custody.domain.recording.ContentType;
import dev.custody.domain.recording.Ending;
import dev.custody.domain.recording.Labels;
import dev.custody.domain.recording.LostRange;
import dev.custody.domain.recording.Proof;
import dev.custody.domain.recording.RecordingId;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.recording.Sha256;
import dev.custody.domain.recording.Title;
import dev.custody.domain.storage.LocationId;
import dev.custody.domain.storage.ObjectKey;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A journal record from the bytes that {@link RecordWriter} made of it. */
final class RecordReader {
  private final DataInputStream in;

  private RecordReader(byte[] bytes, int from, int length) {
    this.in = new DataInputStream(new ByteArrayInputStream(bytes, from, length));
  }

  /**
   * The record in these bytes, whose checksum is right.
   *
   * @throws IOException if they are none that this version knows
   */
  static JournalRecord read(byte[] bytes, int from, int length) throws IOException {
    try {
      return new RecordReader(bytes, from, length).get();
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IOException("a journal record holds what it cannot: " + e.getMessage(), e);
    }
  }

  private JournalRecord get() throws IOException {
    return switch (RecordType.of(in.readUnsignedByte())) {
      case BEGUN -> new JournalRecord.Begun(header());
      case LENGTH_DECLARED -> new JournalRecord.LengthDeclared(in.readLong());
      case KEY_CHOSEN ->
          new JournalRecord.Delivered(new DeliveryRecord.KeyChosen(in.readInt(), key()));
      case UPLOAD_BEGUN ->
          new JournalRecord.Delivered(new DeliveryRecord.UploadBegun(new Storage.UploadId(text())));
      case PART_SENT -> new JournalRecord.Delivered(part());
      case UPLOAD_DROPPED -> new JournalRecord.Delivered(new DeliveryRecord.UploadDropped());
      case ENDED ->
          new JournalRecord.Ended(
              new Ending(in.readLong(), new Sha256(text()), in.readBoolean(), instant()));
      case DISCARDED -> new JournalRecord.Discarded(instant());
      case ENTOMBED -> new JournalRecord.Entombed(tombstone());
      case LOST -> new JournalRecord.Lost(new LostRange(in.readLong(), in.readLong()));
    };
  }

  private SpoolHeader header() throws IOException {
    return new SpoolHeader(
        new RecordingRef(new OrganizationId(text()), new RecordingId(text())),
        new LocationId(text()),
        in.readInt(),
        key(),
        text(),
        new ContentType(text()),
        new Title(text()),
        new Labels(labels()),
        instant(),
        optionalLong());
  }

  private DeliveryRecord.PartSent part() throws IOException {
    long offset = in.readLong();
    int number = in.readInt();
    long length = in.readLong();
    String etag = text();
    Optional<String> algorithm = optionalText();
    Optional<String> hex = optionalText();
    Optional<Checksum> stored =
        algorithm.flatMap(
            name -> hex.map(digits -> new Checksum(Checksum.Algorithm.valueOf(name), digits)));
    return new DeliveryRecord.PartSent(
        offset, new Storage.PartReceipt(number, length, etag, stored), in.readBoolean());
  }

  private Tombstone tombstone() throws IOException {
    return new Tombstone(
        in.readLong(), new Sha256(text()), key(), optionalText(), Proof.of(text()), instant());
  }

  private Map<String, String> labels() throws IOException {
    int count = in.readInt();
    Map<String, String> labels = new HashMap<>();
    for (int i = 0; i < count; i++) {
      String name = text();
      labels.put(name, text());
    }
    return labels;
  }

  private ObjectKey key() throws IOException {
    return new ObjectKey(text());
  }

  private String text() throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new IOException("a text in a journal record has " + length + " bytes");
    }
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  private Optional<String> optionalText() throws IOException {
    return in.readBoolean() ? Optional.of(text()) : Optional.empty();
  }

  private OptionalLong optionalLong() throws IOException {
    boolean present = in.readBoolean();
    long number = in.readLong();
    return present ? OptionalLong.of(number) : OptionalLong.empty();
  }

  private Instant instant() throws IOException {
    return Instant.ofEpochSecond(in.readLong(), in.readInt());
  }
}
