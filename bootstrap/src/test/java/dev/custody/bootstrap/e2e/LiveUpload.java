package dev.custody.bootstrap.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.custody.bootstrap.e2e.AwsBench.Connected;
import dev.custody.bootstrap.e2e.RunningService.Answer;
import java.io.OutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;

/** A recording that grows by whole mebibytes, by tus, for as long as a test wants. */
record LiveUpload(AwsBench bench, Connected by, String id) {
  private static final int MIB = 1 << 20;

  static LiveUpload begin(AwsBench bench, Connected by) {
    Answer made =
        bench
            .service()
            .send(
                "POST",
                by.tenant().uploads(),
                by.tenant().token(),
                BodyPublishers.noBody(),
                "Tus-Resumable",
                "1.0.0",
                "Upload-Defer-Length",
                "1");
    assertEquals(201, made.status(), made::toString);
    String location = made.header("Location");
    return new LiveUpload(bench, by, location.substring(location.lastIndexOf('/') + 1));
  }

  /** From one mebibyte to another, each of which is filled by its number. */
  void append(int from, int to) {
    for (int at = from; at < to; at++) {
      Answer appended =
          bench
              .service()
              .send(
                  "PATCH",
                  by.tenant().uploads() + "/" + id,
                  by.tenant().token(),
                  BodyPublishers.ofByteArray(mebibyte(at)),
                  "Tus-Resumable",
                  "1.0.0",
                  "Upload-Offset",
                  Long.toString((long) at * MIB),
                  "Content-Type",
                  "application/offset+octet-stream");
      assertEquals(204, appended.status(), appended::toString);
    }
  }

  void seal() {
    Answer sealed =
        bench
            .service()
            .post(by.tenant().recordings() + "/" + id + "/seal", by.tenant().token(), Map.of());
    assertEquals(200, sealed.status(), sealed::toString);
  }

  /** That the object is so many mebibytes, as they were appended. */
  void assertHolds(Answer stored, int mebibytes) {
    MessageDigest wanted = AwsBench.sha256();
    for (int i = 0; i < mebibytes; i++) {
      wanted.update(mebibyte(i));
    }
    MessageDigest found = AwsBench.sha256();
    by.bucket()
        .object(stored.text("objectKey"))
        .orElseThrow()
        .writeTo(new DigestOutputStream(OutputStream.nullOutputStream(), found));
    String hex = HexFormat.of().formatHex(found.digest());
    assertEquals(HexFormat.of().formatHex(wanted.digest()), hex);
    assertEquals(hex, stored.text("sha256"));
  }

  private static byte[] mebibyte(int number) {
    byte[] bytes = new byte[MIB];
    new Random(number).nextBytes(bytes);
    return bytes;
  }
}
