package dev.custody.bootstrap.campaign;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What README.md says: real recorders piped to curl, and played while they record. */
class RealToolsIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String VIDEO = "my video";
  private static final String SESSION = "my session";

  @TempDir private Path folder;
  private OwnDisk disk;
  private Custody custody;
  private Api api;
  private Tenant tenant;

  @BeforeEach
  void start() throws IOException {
    disk = OwnDisk.in(folder);
    custody = Installation.in(disk.data()).start();
    api = new Api(custody.address());
    tenant = api.tenant("real tools");
  }

  @AfterEach
  void end() throws IOException {
    api.close();
    custody.close();
    disk.close();
  }

  @Test
  void aVideoIsPlayedWhileItIsMade() throws IOException {
    Command.need("ffmpeg", "install ffmpeg");
    // As long as it is there: on a busy machine it takes seconds to look at what has come.
    try (ChildProcess ffmpeg = ChildProcess.start(shell("sh", "-c", Readme.pipeline("ffmpeg")));
        Follower follower = Follower.of(api, tenant, begun(VIDEO))) {
      int early = awaitPictures(1);
      byte[] sofar = follower.seen();
      int later = awaitPictures(early + 1);
      assertEquals("receiving", find(VIDEO).orElseThrow().state());
      assertEquals(0, ffmpeg.awaitEnd(PATIENCE), ffmpeg::said);

      byte[] all = checkWhole(VIDEO, follower);
      assertTrue(sofar.length > 0 && sofar.length < all.length, "nothing came while it was made");
      assertTrue(later < pictures(all), "all pictures were there before the end");
    }
  }

  @Test
  void aTerminalSessionIsPlayedWhileItIsMade() throws IOException {
    Command.need("asciinema", "install asciinema");
    // asciinema needs a terminal: script makes one, and types into it what we write to script.
    String terminal = Command.need("script", "install bsdutils");
    ProcessBuilder session =
        shell(terminal, "-q", "-e", "-f", "-c", Readme.pipeline("asciinema"), "/dev/null");
    try (ChildProcess asciinema = ChildProcess.start(session);
        Follower follower = Follower.of(api, tenant, begun(SESSION))) {
      asciinema.type("echo one-$((40+2))\n");
      follower.awaitText("one-42", PATIENCE);
      assertTrue(played(content(SESSION)).contains("one-42"));
      assertEquals("receiving", find(SESSION).orElseThrow().state());
      asciinema.type("echo two-$((50+7))\n");
      follower.awaitText("two-57", PATIENCE);
      asciinema.type("exit\n");
      assertEquals(0, asciinema.awaitEnd(PATIENCE), asciinema::said);

      assertTrue(played(checkWhole(SESSION, follower)).contains("two-57"));
    }
  }

  /** The id of the recording, once it is listed. */
  private String begun(String title) {
    Await.until(title + " is listed", PATIENCE, () -> find(title).isPresent());
    return find(title).orElseThrow().id();
  }

  private Optional<Api.Recording> find(String title) {
    return api.named(tenant, title);
  }

  /** What went through the pipe is what who follows has seen, what is played and what is stored. */
  private byte[] checkWhole(String title, Follower follower) throws IOException {
    byte[] sent = Files.readAllBytes(copy());
    assertArrayEquals(sent, follower.seenToTheEnd());
    api.awaitStored(tenant, find(title).orElseThrow().id(), PATIENCE);
    assertArrayEquals(sent, content(title));
    return sent;
  }

  private byte[] content(String title) throws IOException {
    try (InputStream in = api.content(tenant, find(title).orElseThrow().id(), "")) {
      return in.readAllBytes();
    }
  }

  /** How many can be decoded of what is there, as soon as there are {@code least}. */
  private int awaitPictures(int least) {
    int[] decoded = new int[1];
    Await.until(
        least + " pictures can be played",
        PATIENCE,
        () -> {
          try {
            decoded[0] = pictures(content(VIDEO));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          return decoded[0] >= least;
        });
    return decoded[0];
  }

  private int pictures(byte[] video) throws IOException {
    if (video.length == 0) {
      return 0;
    }
    Path file = Files.write(folder.resolve("sofar.mp4"), video);
    String said =
        Command.run(
            "ffprobe",
            "-v",
            "fatal",
            "-count_frames",
            "-select_streams",
            "v:0",
            "-show_entries",
            "stream=nb_read_frames",
            "-of",
            "csv=p=0",
            file.toString());
    String count = said.lines().findFirst().orElse("").strip();
    return count.matches("\\d+") ? Integer.parseInt(count) : 0;
  }

  /** What asciinema shows of the whole lines that are there. */
  private String played(byte[] cast) throws IOException {
    String text = new String(cast, StandardCharsets.UTF_8);
    Path file = folder.resolve("sofar.cast");
    Files.writeString(file, text.substring(0, text.lastIndexOf('\n') + 1));
    // It wants a terminal to be there, though it shows what it reads on its output.
    return Command.run("script", "-q", "-e", "-c", "asciinema cat " + file, "/dev/null");
  }

  /** With the variables that README.md's lines name. */
  private ProcessBuilder shell(String... command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("SHELL", "/bin/sh");
    builder.environment().put("url", custody.address() + tenant.recordings());
    builder.environment().put("auth", "Authorization: " + tenant.authorization());
    builder.environment().put("copy", copy().toString());
    return builder;
  }

  private Path copy() {
    return folder.resolve("copy");
  }
}
