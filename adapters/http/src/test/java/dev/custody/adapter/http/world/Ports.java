package dev.custody.adapter.http.world;

import dev.custody.application.port.in.AnswerOnce;
import dev.custody.application.port.in.Audit;
import dev.custody.application.port.in.ConfigureStorage;
import dev.custody.application.port.in.ControlAccess;
import dev.custody.application.port.in.LogIn;
import dev.custody.application.port.in.ManageOrganizations;
import dev.custody.application.port.in.Play;
import dev.custody.application.port.in.Record;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Function;

/** The ports as beans; which world is behind them may change from test to test. */
@Factory
final class Ports {
  private static volatile World world = new World();

  static World renew() {
    World fresh = new World();
    world = fresh;
    return fresh;
  }

  @Singleton
  ControlAccess controlAccess() {
    return of(ControlAccess.class, now -> now.access);
  }

  @Singleton
  LogIn logIn() {
    return of(LogIn.class, now -> now.logIn);
  }

  @Singleton
  ManageOrganizations manageOrganizations() {
    return of(ManageOrganizations.class, now -> now.organizations);
  }

  @Singleton
  ConfigureStorage configureStorage() {
    return of(ConfigureStorage.class, now -> now.storage);
  }

  @Singleton
  Record record() {
    return of(Record.class, now -> now.recordings);
  }

  @Singleton
  Play play() {
    return of(Play.class, now -> now.recordings);
  }

  @Singleton
  AnswerOnce answerOnce() {
    return of(AnswerOnce.class, now -> now.answers);
  }

  @Singleton
  Audit audit() {
    return of(Audit.class, now -> now.audit);
  }

  private static <T> T of(Class<T> port, Function<World, T> part) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> {
              if (!Thread.currentThread().isVirtual()) {
                throw new IllegalStateException(
                    "a port waits, and this thread must not: " + method);
              }
              try {
                return method.invoke(part.apply(world), arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
