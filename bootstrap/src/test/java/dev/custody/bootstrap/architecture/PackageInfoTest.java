package dev.custody.bootstrap.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every package says what it is for, and that null is named where it may be. */
class PackageInfoTest {
  private static final Pattern DOCUMENTED_AND_NULL_MARKED =
      Pattern.compile("/\\*\\*.+\\*/\\s*@NullMarked\\s+package ", Pattern.DOTALL);

  static List<MavenModule> modules() {
    return MavenModule.all();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void everyPackageHasANullMarkedPackageInfo(MavenModule module) {
    assertEquals(
        List.of(),
        module.packages().stream()
            .filter(path -> module.packageInfos(path).stream().noneMatch(PackageInfoTest::isWhole))
            .toList(),
        () ->
            "packages of "
                + module
                + " without a package-info.java that has Javadoc and @NullMarked");
  }

  private static boolean isWhole(Path packageInfo) {
    try {
      return DOCUMENTED_AND_NULL_MARKED.matcher(Files.readString(packageInfo)).find();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
