package dev.custody.bootstrap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.custody.application.port.out.Spool;
import dev.custody.application.port.out.SpoolHeader;
import dev.custody.application.port.out.SpoolWriter;
import dev.custody.application.port.out.Tombstone;
import dev.custody.domain.organization.OrganizationId;
import dev.custody.domain.recording.ContentType;
import dev.custody.domain.recording.Ending;
import dev.custody.domain.recording.Labels;
import dev.custody.domain.recording.Proof;
import dev.custody.domain.recording.RecordingId;
import dev.custody.domain.recording.RecordingRef;
import dev.custody.domain.recording.Title;
import dev.custody.domain.storage.LocationId;
import dev.custody.domain.storage.ObjectKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code custody spool}, with nothing else running. */
class SpoolVerbTest {
  private static final OrganizationId ORGANIZATION =
      new OrganizationId("org_01hzy8m3tq4v5w6x7y8z9abcde");
  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
  private static final int BYTES = 3_000_000;

  @TempDir private Path data;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final byte[] content = new byte[BYTES];

  @BeforeEach
  void aSpool() throws IOException {
    new Random(1).nextBytes(content);
    Files.createDirectory(data.resolve("spool"));
    try (OpenSpool open = OpenSpool.in(data.resolve("spool"))) {
      Spool spool = open.spool();
      write(spool, 1);
      write(spool, 2);
      spool.end(ref(2), false, START);
      write(spool, 3);
      Ending ending = spool.end(ref(3), false, START);
      spool.entomb(
          ref(3),
          new Tombstone(
              ending.length(),
              ending.sha256(),
              ObjectKey.of("where/it/is"),
              Optional.empty(),
              Proof.CHECKSUM,
              START));
      spool.purge(ref(3));
    }
  }

  @Test
  void listTellsWhatIsThere() {
    assertEquals(0, run("list"));

    assertEquals(
        List.of("receiving", "received", "stored"),
        out.toString().lines().map(line -> line.split("\t", -1)[2]).toList());
    assertEquals(
        "%s\t%s\treceiving\t%d\t2026-01-02T03:04:06Z\tNumber 1"
            .formatted(id(1), ORGANIZATION, BYTES),
        out.toString().lines().findFirst().orElseThrow());
  }

  @Test
  void checkReadsEveryByte() {
    assertEquals(0, run("check"));
    assertEquals("2 recordings read, 0 with losses", out.toString().strip());
  }

  @Test
  void checkTellsWhatIsLost() throws IOException {
    damage(2, 1_500_000);

    assertEquals(1, run("check"));

    List<String> lines = out.toString().lines().toList();
    assertTrue(lines.getFirst().startsWith(id(2) + "\tlost: bytes "), out::toString);
    assertEquals("2 recordings read, 1 with losses", lines.getLast());
  }

  @Test
  void whatCannotBeMadeSenseOfIsToldAndNoAllClear() throws IOException {
    Path one = folder(1);
    Path two = folder(2);
    Path aside = data.resolve("aside");
    Files.move(one, aside);
    Files.move(two, one);
    Files.move(aside, two);

    assertEquals(1, run("check"));
    List<String> lines = out.toString().lines().sorted().toList();
    assertEquals("0 recordings read, 0 with losses, 2 unreadable", lines.getFirst());
    assertTrue(lines.get(1).startsWith(id(1) + "\tunreadable: "), out::toString);
    assertTrue(lines.get(2).startsWith(id(2) + "\tunreadable: "), out::toString);

    assertEquals(0, run("list"));
    assertTrue(
        out.toString().contains(id(2) + "\t" + ORGANIZATION + "\tunreadable"), out::toString);
    assertEquals(2, run("export", id(1)));
    assertTrue(err.toString().contains("nothing in the folder of '" + id(1)), err::toString);
  }

  @Test
  void exportWritesTheBytes() throws IOException {
    Path file = data.resolve("exported");

    assertEquals(0, run("export", id(2), "--output", file.toString()), err::toString);

    assertArrayEquals(content, Files.readAllBytes(file));
  }

  @Test
  void exportWritesZerosWhereBytesAreLostAndSaysSo() throws IOException {
    damage(2, 1_500_000);
    Path file = data.resolve("exported");

    assertEquals(1, run("export", id(2), "--output", file.toString()));

    assertTrue(err.toString().contains("lost, written as zeros: bytes "), err::toString);
    byte[] exported = Files.readAllBytes(file);
    assertEquals(BYTES, exported.length);
    int same = 0;
    for (int i = 0; i < BYTES; i++) {
      assertTrue(exported[i] == content[i] || exported[i] == 0, "another byte at " + i);
      same += exported[i] == content[i] ? 1 : 0;
    }
    assertTrue(same > BYTES / 2, "what is behind the spoilt frame is there: " + same);
    assertEquals(content[0], exported[0]);
    assertEquals(content[BYTES - 1], exported[BYTES - 1]);
  }

  @Test
  void exportOverwritesNothing() throws IOException {
    Path file = Files.writeString(data.resolve("exported"), "mine");

    assertEquals(2, run("export", id(2), "--output", file.toString()));
    assertTrue(err.toString().contains("is there already"), err::toString);

    assertEquals("mine", Files.readString(file));
  }

  @Test
  void whatIsNotThereIsSaidToBeWhereItIs() {
    assertEquals(2, run("export", id(3)));
    assertTrue(err.toString().contains("where/it/is"), err::toString);

    assertEquals(2, run("export", "rec_nonsense"));
    assertTrue(err.toString().contains("no recording 'rec_nonsense'"), err::toString);
  }

  @Test
  void aSpoolThatIsInUseIsLeftAlone() {
    try (OpenSpool running = OpenSpool.in(data.resolve("spool"))) {
      assertEquals(2, run("list"));
      assertTrue(err.toString().contains("is in use"), err::toString);
      assertTrue(running.spool().find(ref(1)).isPresent());
    }
  }

  @Test
  void noSpoolIsMade() {
    Path elsewhere = data.resolve("elsewhere");
    assertEquals(
        2, commandLine().execute("spool", "list", "--data-directory", elsewhere.toString()));
    assertTrue(err.toString().contains("there is no spool in"), err::toString);
    assertFalse(Files.exists(elsewhere));
  }

  private int run(String... arguments) {
    return commandLine()
        .execute(
            Stream.concat(
                    Stream.of("spool"),
                    Stream.concat(
                        Stream.of(arguments), Stream.of("--data-directory", data.toString())))
                .toArray(String[]::new));
  }

  private CommandLine commandLine() {
    return Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
  }

  private void write(Spool spool, int number) {
    spool.create(
        new SpoolHeader(
            ref(number),
            new LocationId("loc_01hzy8m3tq4v5w6x7y8z9abcde"),
            1,
            ObjectKey.of("a/" + id(number)),
            "token",
            new ContentType("video/mp4"),
            new Title("Number " + number),
            Labels.NONE,
            START.plusSeconds(number),
            OptionalLong.empty()));
    try (SpoolWriter writer = spool.takeOver(ref(number))) {
      writer.write(content, 0, BYTES);
      writer.force();
    }
  }

  /** Flips a bit of a segment, as a disk might. */
  private void damage(int number, long at) throws IOException {
    Path segment;
    try (Stream<Path> files = Files.list(folder(number))) {
      segment = files.filter(file -> file.toString().endsWith(".seg")).findFirst().orElseThrow();
    }
    try (FileChannel channel =
        FileChannel.open(segment, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer one = ByteBuffer.allocate(1);
      channel.read(one, at);
      one.put(0, (byte) (one.get(0) ^ 1)).rewind();
      channel.write(one, at);
    }
  }

  private Path folder(int number) {
    return data.resolve("spool").resolve(ORGANIZATION.value()).resolve(id(number));
  }

  private static RecordingRef ref(int number) {
    return new RecordingRef(ORGANIZATION, new RecordingId(id(number)));
  }

  private static String id(int number) {
    return "rec_01hzy8m3tq4v5w6x7y8z9abcd" + number;
  }
}
