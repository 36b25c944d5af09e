package dev.custody.bootstrap.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.custody.bootstrap.e2e.RunningService.Answer;
import dev.custody.bootstrap.e2e.RunningService.Tenant;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;

/** A recorder that sends known bytes by tus, piece by piece. */
final class TusUpload {
  private final RunningService service;
  private final Tenant tenant;
  private final String id;
  private final byte[] content;

  private TusUpload(RunningService service, Tenant tenant, String id, byte[] content) {
    this.service = service;
    this.tenant = tenant;
    this.id = id;
    this.content = content;
  }

  static TusUpload begin(RunningService service, Tenant tenant, byte[] content) {
    Answer made =
        service.send(
            "POST",
            tenant.uploads(),
            tenant.token(),
            BodyPublishers.noBody(),
            "Tus-Resumable",
            "1.0.0",
            "Upload-Length",
            Integer.toString(content.length));
    assertEquals(201, made.status(), made::toString);
    String location = made.header("Location");
    return new TusUpload(
        service, tenant, location.substring(location.lastIndexOf('/') + 1), content);
  }

  /** The same after a restart of the service. */
  TusUpload at(RunningService restarted) {
    return new TusUpload(restarted, tenant, id, content);
  }

  Tenant tenant() {
    return tenant;
  }

  String id() {
    return id;
  }

  int length() {
    return content.length;
  }

  /** The first bytes of what is to be sent. */
  byte[] first(int length) {
    return Arrays.copyOf(content, length);
  }

  Answer patch(int from, int to) {
    return service.send(
        "PATCH",
        tenant.uploads() + "/" + id,
        tenant.token(),
        BodyPublishers.ofByteArray(content, from, to - from),
        "Tus-Resumable",
        "1.0.0",
        "Upload-Offset",
        Integer.toString(from),
        "Content-Type",
        "application/offset+octet-stream");
  }

  void send(int from, int to) {
    Answer taken = patch(from, to);
    assertEquals(204, taken.status(), taken::toString);
    assertEquals(Integer.toString(to), taken.header("Upload-Offset"), taken::toString);
  }

  /** What {@code HEAD} answers. */
  Answer head() {
    return service.send(
        "HEAD",
        tenant.uploads() + "/" + id,
        tenant.token(),
        BodyPublishers.noBody(),
        "Tus-Resumable",
        "1.0.0");
  }

  void assertOffset(int offset) {
    Answer head = head();
    assertEquals(Integer.toString(offset), head.header("Upload-Offset"), head::toString);
  }
}
