package dev.custody.bootstrap.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A body that breaks off is not taken for its end, in whatever way it comes and breaks. */
class BrokenBodyIT {
  private static final int WHOLE_CHUNKS = 3;
  private static final int CHUNK = 10_000;
  private static final long LENGTH = 50_000;
  private static final long WHOLE = (long) WHOLE_CHUNKS * CHUNK;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir private static Path folder;
  private static OwnDisk disk;
  private static Custody custody;
  private static Api api;
  private static Tenant tenant;

  @BeforeAll
  static void start() throws IOException {
    disk = OwnDisk.in(folder);
    custody = Installation.in(disk.data()).start();
    api = new Api(custody.address());
    tenant = api.tenant("broken bodies");
  }

  @AfterAll
  static void end() throws IOException {
    api.close();
    custody.close();
    disk.close();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("everyWayToBreak")
  void staysReceivingAndGoesOn(Way way, Fault fault) throws IOException {
    String title = way.name() + "-" + fault.name();
    RandomBytes content = new RandomBytes(title.hashCode());
    String recording = breakOff(way, fault, title, content);
    assertEquals("receiving", api.recording(tenant, recording).state());
    if (!goesOn(recording, content)) {
      assertTrue(goesOn(recording, content), "refused, though nobody else sends any more");
    }
    if (api.recording(tenant, recording).is("receiving")) {
      // Where Content-Length told how long it is, it has ended by now.
      try (TusWire tus = TusWire.to(custody.address(), tenant)) {
        tus.tellLength(recording, LENGTH);
      }
    }
    new StoredContent(api, tenant, disk.data()).check(recording, content, LENGTH);
  }

  /**
   * Sends the rest as a tus client does, from where HEAD says. On a busy machine the last bytes
   * that came in before the break may become durable behind HEAD: then 409 tells to ask once more.
   */
  private static boolean goesOn(String recording, RandomBytes content) throws IOException {
    try (TusWire tus = TusWire.to(custody.address(), tenant)) {
      long durable = tus.head(recording);
      assertTrue(durable >= WHOLE && durable < WHOLE + CHUNK, () -> "durable: " + durable);
      try (InputStream sofar = api.content(tenant, recording, "")) {
        byte[] first = sofar.readNBytes((int) durable);
        assertEquals("", content.differenceOf(new ByteArrayInputStream(first), durable));
      }
      byte[] rest = content.piece(durable, (int) (LENGTH - durable));
      Wire.Reply reply = tus.tryPatch(recording, durable, rest, false);
      return reply.status() != 409 && TusWire.offset(reply.expect(204)) == LENGTH;
    }
  }

  static Stream<Arguments> everyWayToBreak() {
    return Stream.of(Way.values())
        .flatMap(way -> Stream.of(Fault.values()).map(fault -> Arguments.of(way, fault)));
  }

  /** The id of the recording, when the service has noticed. */
  private static String breakOff(Way way, Fault fault, String title, RandomBytes content)
      throws IOException {
    String made = way == Way.POST ? "" : make(title);
    try (Wire wire = Wire.to(custody.address())) {
      String[] length =
          fault == Fault.SHORTER_THAN_SAID
              ? new String[] {"Content-Length", Long.toString(LENGTH)}
              : new String[] {"Transfer-Encoding", "chunked"};
      wire.request(
          way == Way.POST ? "POST" : way == Way.PUT ? "PUT" : "PATCH",
          switch (way) {
            case POST -> tenant.recordings() + "?title=" + title;
            case PUT -> tenant.content(made);
            case PATCH -> tenant.upload(made);
          },
          "Authorization",
          tenant.authorization(),
          "Content-Type",
          way == Way.PATCH ? "application/offset+octet-stream" : "video/mp4",
          "Tus-Resumable",
          "1.0.0",
          "Upload-Offset",
          "0",
          length[0],
          length[1]);
      for (int i = 0; i < WHOLE_CHUNKS; i++) {
        byte[] piece = content.piece((long) i * CHUNK, CHUNK);
        if (fault == Fault.SHORTER_THAN_SAID) {
          wire.write(piece);
        } else {
          wire.chunk(piece);
        }
      }
      String recording = way == Way.POST ? awaitMade(title) : made;
      Await.until(
          "the whole chunks are durable",
          PATIENCE,
          () -> api.recording(tenant, recording).bytes() >= WHOLE);
      fault.happen(wire, content.piece(WHOLE, CHUNK / 2));
      return recording;
    }
  }

  /** Its id: nobody answers that while a POST is open. */
  private static String awaitMade(String title) {
    Await.until("it is listed", PATIENCE, () -> api.named(tenant, title).isPresent());
    return api.named(tenant, title).orElseThrow().id();
  }

  private static String make(String title) throws IOException {
    try (TusWire tus = TusWire.to(custody.address(), tenant)) {
      return tus.make(title, OptionalLong.empty());
    }
  }

  /** How the bytes come. */
  enum Way {
    POST,
    PUT,
    PATCH
  }

  /** What goes wrong behind a number of whole chunks. */
  enum Fault {
    CLOSED_IN_A_CHUNK {
      @Override
      void happen(Wire wire, byte[] half) throws IOException {
        wire.write("%x\r\n".formatted(CHUNK));
        wire.write(half);
        wire.endOutput();
        assertTrue(wire.closedByOtherSide());
      }
    },
    RESET_IN_A_CHUNK {
      @Override
      void happen(Wire wire, byte[] half) throws IOException {
        wire.write("%x\r\n".formatted(CHUNK));
        wire.write(half);
        wire.reset();
      }
    },
    CLOSED_BEFORE_THE_LAST_CHUNK {
      @Override
      void happen(Wire wire, byte[] half) throws IOException {
        wire.endOutput();
        assertTrue(wire.closedByOtherSide());
      }
    },
    CLOSED_IN_THE_LAST_CHUNK {
      @Override
      void happen(Wire wire, byte[] half) throws IOException {
        wire.write("0\r\n");
        wire.endOutput();
        assertTrue(wire.closedByOtherSide());
      }
    },
    NO_CHUNK_SIZE {
      @Override
      void happen(Wire wire, byte[] half) throws IOException {
        wire.write("size\r\n");
        isRefused(wire);
      }
    },
    CHUNK_LONGER_THAN_SAID {
      @Override
      void happen(Wire wire, byte[] half) throws IOException {
        wire.write("%x\r\n".formatted(half.length - 1));
        wire.write(half);
        wire.write("\r\n0\r\n\r\n");
        isRefused(wire);
      }
    },
    SHORTER_THAN_SAID {
      @Override
      void happen(Wire wire, byte[] half) throws IOException {
        wire.write(half);
        wire.endOutput();
        assertTrue(wire.closedByOtherSide());
      }
    };

    abstract void happen(Wire wire, byte[] half) throws IOException;

    private static void isRefused(Wire wire) throws IOException {
      wire.reply().expect(400);
      assertTrue(wire.closedByOtherSide());
    }
  }
}
