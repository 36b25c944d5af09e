package dev.custody.adapter.spool;

import dev.custody.application.port.out.DeliveryRecord;
import dev.custody.application.port.out.SpoolHeader;
import dev.custody.application.port.out.Tombstone;
import dev.custody.application.port.out.storage.Storage;
import dev.custody.domain.recording.Checksum;
import dev.custody.domain.recording.Ending;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A journal record as bytes; {@link RecordReader} is its counterpart. */
final class RecordWriter {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
  private final DataOutputStream out = new DataOutputStream(bytes);

  private RecordWriter() {}

  static byte[] bytesOf(JournalRecord journalRecord) {
    var writer = new RecordWriter();
    try {
      writer.put(journalRecord);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return writer.bytes.toByteArray();
  }

  private void put(JournalRecord journalRecord) throws IOException {
    switch (journalRecord) {
      case JournalRecord.Begun(SpoolHeader header) -> put(RecordType.BEGUN, header);
      case JournalRecord.LengthDeclared(long length) -> {
        put(RecordType.LENGTH_DECLARED);
        out.writeLong(length);
      }
      case JournalRecord.Delivered(DeliveryRecord done) -> put(done);
      case JournalRecord.Ended(Ending ending) -> put(ending);
      case JournalRecord.Discarded(Instant at) -> {
        put(RecordType.DISCARDED);
        put(at);
      }
      case JournalRecord.Entombed(Tombstone tombstone) -> put(tombstone);
      case JournalRecord.Lost lost -> {
        put(RecordType.LOST);
        out.writeLong(lost.range().from());
        out.writeLong(lost.range().to());
      }
    }
  }

  private void put(RecordType type) throws IOException {
    out.writeByte(type.code());
  }

  private void put(RecordType type, SpoolHeader header) throws IOException {
    put(type);
    put(header.recording().organization().value());
    put(header.recording().recording().value());
    put(header.location().value());
    out.writeInt(header.settingsVersion());
    put(header.key().value());
    put(header.token());
    put(header.contentType().value());
    put(header.title().value());
    put(header.labels().values());
    put(header.startedAt());
    put(header.declaredLength());
  }

  private void put(DeliveryRecord done) throws IOException {
    switch (done) {
      case DeliveryRecord.KeyChosen chosen -> {
        put(RecordType.KEY_CHOSEN);
        out.writeInt(chosen.attempt());
        put(chosen.key().value());
      }
      case DeliveryRecord.UploadBegun(Storage.UploadId upload) -> {
        put(RecordType.UPLOAD_BEGUN);
        put(upload.value());
      }
      case DeliveryRecord.PartSent(long offset, Storage.PartReceipt receipt, boolean proven) -> {
        put(RecordType.PART_SENT);
        out.writeLong(offset);
        out.writeInt(receipt.number());
        out.writeLong(receipt.length());
        put(receipt.etag());
        put(receipt.stored().map(Checksum::algorithm).map(Enum::name));
        put(receipt.stored().map(Checksum::hex));
        out.writeBoolean(proven);
      }
      case DeliveryRecord.UploadDropped dropped -> put(RecordType.UPLOAD_DROPPED);
    }
  }

  private void put(Ending ending) throws IOException {
    put(RecordType.ENDED);
    out.writeLong(ending.length());
    put(ending.sha256().hex());
    out.writeBoolean(ending.interrupted());
    put(ending.at());
  }

  private void put(Tombstone tombstone) throws IOException {
    put(RecordType.ENTOMBED);
    out.writeLong(tombstone.length());
    put(tombstone.sha256().hex());
    put(tombstone.key().value());
    put(tombstone.versionId());
    put(tombstone.proof().word());
    put(tombstone.at());
  }

  private void put(Map<String, String> labels) throws IOException {
    out.writeInt(labels.size());
    for (var label : labels.entrySet()) {
      put(label.getKey());
      put(label.getValue());
    }
  }

  private void put(String text) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf8.length);
    out.write(utf8);
  }

  private void put(Optional<String> text) throws IOException {
    out.writeBoolean(text.isPresent());
    if (text.isPresent()) {
      put(text.get());
    }
  }

  private void put(OptionalLong number) throws IOException {
    out.writeBoolean(number.isPresent());
    out.writeLong(number.orElse(0));
  }

  private void put(Instant instant) throws IOException {
    out.writeLong(instant.getEpochSecond());
    out.writeInt(instant.getNano());
  }
}
