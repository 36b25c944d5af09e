package dev.custody.bootstrap.portal;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.custody.bootstrap.e2e.CustomerCloud;
import dev.custody.bootstrap.e2e.CustomerKeys;
import dev.custody.bootstrap.e2e.RunningService;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * An administrator who has connected a bucket makes each mistake in turn, reads on the screen what
 * to change, changes just that, and all is well again. The far side evaluates the policies that it
 * is given.
 */
class EachMistakeTest {
  @TempDir private Path folder;
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private Chromium chromium;

  @BeforeEach
  void start() {
    chromium = opening(Chromium.start());
  }

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable each : opened) {
      each.close();
    }
  }

  @TestFactory
  Stream<DynamicTest> withARole() {
    CustomerCloud far = opening(new CustomerCloud());
    RunningService service = opening(RunningService.with(far, folder));
    assumeTrue(service.offers(CustomerCloud.TYPE), "there is no type " + CustomerCloud.TYPE);
    RunningService.Tenant tenant = service.tenant("Acme");
    OwnerOfARole owner = new OwnerOfARole(far, service, tenant, visit(service).logIn(tenant));
    return inTurn(RoleMistakes.all(), owner, owner.administrator(), OwnerOfARole::beginsAnew);
  }

  @TestFactory
  Stream<DynamicTest> withAnAccessKey() {
    CustomerKeys far = opening(new CustomerKeys());
    RunningService service = opening(RunningService.with(far, folder));
    assumeTrue(service.offers(CustomerKeys.TYPE), "there is no type " + CustomerKeys.TYPE);
    OwnerOfAKey owner = opening(new OwnerOfAKey(far, visit(service).logIn(service.tenant("Acme"))));
    return inTurn(KeyMistakes.all(), owner, owner.administrator(), OwnerOfAKey::beginsAnew);
  }

  private static <T> Stream<DynamicTest> inTurn(
      List<Mistake<T>> mistakes, T owner, Administrator administrator, Consumer<T> beginsAnew) {
    return mistakes.stream()
        .map(mistake ->
            DynamicTest.dynamicTest(
                mistake.name(),
                () -> {
                  beginsAnew.accept(owner);
                  mistake.made().accept(owner);
                  administrator.verifiesAgain();
                  administrator.reads(mistake.words());
                  mistake.mended().accept(owner);
                  administrator.verifiesAgain();
                  administrator.isThrough();
                }));
  }

  private Visit visit(RunningService service) {
    // A run that ends while somebody types changes the location; the portal sees to it.
    return opening(Visit.to(service, chromium, Screen.WIDE_LIGHT).expecting("412"));
  }

  private <T extends AutoCloseable> T opening(T resource) {
    opened.push(resource);
    return resource;
  }
}
