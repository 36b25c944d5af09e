package dev.custody.bootstrap.campaign;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/** The two system calls for which there is no program everywhere. */
final class Posix {
  private static final int READ_ONLY = 0;

  /** EXT4_IOC_SHUTDOWN, _IOR('X', 125, __u32): the file system takes no more writes. */
  private static final long EXT4_SHUTDOWN = 0x8004587dL;

  /** EXT4_GOING_FLAGS_NOLOGFLUSH: not even the journal is written any more. */
  private static final int WITHOUT_FLUSH = 2;

  private static final MethodHandle OPEN =
      function(
          "open",
          FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT),
          Linker.Option.firstVariadicArg(2));
  private static final MethodHandle IOCTL =
      function(
          "ioctl",
          FunctionDescriptor.of(
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_LONG,
              ValueLayout.ADDRESS),
          Linker.Option.firstVariadicArg(2));
  private static final MethodHandle CLOSE =
      function("close", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));

  private Posix() {}

  /** What a power failure does to an ext4: whatever was not forced is gone. */
  static void cutPower(Path mountPoint) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment flag = arena.allocateFrom(ValueLayout.JAVA_INT, WITHOUT_FLUSH);
      int descriptor = (int) OPEN.invokeExact(arena.allocateFrom(mountPoint.toString()), READ_ONLY);
      check("open", mountPoint, descriptor);
      int done = (int) IOCTL.invokeExact(descriptor, EXT4_SHUTDOWN, flag);
      int closed = (int) CLOSE.invokeExact(descriptor);
      check("ioctl EXT4_IOC_SHUTDOWN", mountPoint, done);
      check("close", mountPoint, closed);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a native call throws nothing", e);
    }
  }

  private static void check(String call, Path path, int result) {
    if (result < 0) {
      throw new IllegalStateException(call + " failed on " + path);
    }
  }

  @SuppressWarnings(
      "restricted") // native calls are what this class is for; the tests' JVM allows it
  private static MethodHandle function(
      String name, FunctionDescriptor descriptor, Linker.Option... options) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), descriptor, options);
  }
}
