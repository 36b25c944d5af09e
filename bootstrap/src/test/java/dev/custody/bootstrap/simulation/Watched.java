package dev.custody.bootstrap.simulation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;

/** Puts a hand between a port and those who call it. */
final class Watched {
  private Watched() {}

  /** What becomes of a call. */
  interface Hand {
    Object call(String method, Object[] arguments, Call real);
  }

  /** The call as it would have been. */
  interface Call {
    Object make();
  }

  static <T> T by(Class<T> port, Supplier<? extends T> target, Hand hand) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> {
              Object[] given = arguments == null ? new Object[0] : arguments;
              return hand.call(method.getName(), given, () -> make(method, target.get(), given));
            }));
  }

  private static Object make(Method method, Object target, Object[] arguments) {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      switch (e.getCause()) {
        case RuntimeException thrown -> throw thrown;
        case Error thrown -> throw thrown;
        case null, default -> throw new AssertionError(e);
      }
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
