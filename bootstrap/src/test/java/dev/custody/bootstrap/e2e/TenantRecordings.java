package dev.custody.bootstrap.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.custody.bootstrap.e2e.RunningService.Answer;
import dev.custody.bootstrap.e2e.RunningService.Tenant;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;

/** Recordings of one organization, made and waited for. */
record TenantRecordings(RunningService service, Tenant tenant) {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Records; answers once it is stored, or after that time with the state it has. */
  Answer record(byte[] content, int waitSeconds) {
    Answer answer =
        service.send(
            "POST",
            tenant.recordings() + "?title=a+call",
            tenant.token(),
            BodyPublishers.ofByteArray(content),
            "Content-Type",
            "audio/ogg",
            "Prefer",
            "wait=" + waitSeconds);
    assertEquals(201, answer.status(), answer::toString);
    return answer;
  }

  Answer find(String recording) {
    return service.get(tenant.recordings() + "/" + recording, tenant.token());
  }

  Answer await(String recording, String state) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      Answer now = find(recording);
      if (now.text("state").equals(state)) {
        return now;
      }
      if (System.nanoTime() > end) {
        throw new AssertionError("never came to be " + state + ": " + now);
      }
      AwsBench.pause();
    }
  }
}
