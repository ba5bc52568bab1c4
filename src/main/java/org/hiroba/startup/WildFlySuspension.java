package org.hiroba.startup;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets WildFly drain before it closes WebSockets with 1001, which it does when it is suspended:
 * that is how it begins to stop, at SIGTERM too. Asks to be told first ({@code
 * org.jboss.as.server.suspend.SuspendableActivity}, WildFly 36 and later) and lets it wait until
 * all are gone; when it resumes, clients may come again. By reflection, since these classes are the
 * server's: elsewhere, and where they are other ones, nothing happens, and sockets end with 1001.
 */
final class WildFlySuspension implements AutoCloseable {
  private static final Logger LOG = System.getLogger(WildFlySuspension.class.getName());
  private static final String PACKAGE = "org.jboss.as.server.suspend.";
  private static final String CONTROLLER = "org.wildfly.server.suspend-controller";

  private final Object service;
  private final Method setMode;
  private final Object remove;

  private WildFlySuspension(Object service, Method setMode, Object remove) {
    this.service = service;
    this.setMode = setMode;
    this.remove = remove;
  }

  /**
   * Asks WildFly to be told.
   *
   * @return what takes that back; null on another server
   */
  static @Nullable WildFlySuspension register(ServerDrain drain) {
    ClassLoader ours = WildFlySuspension.class.getClassLoader();
    if (ours == null || !ours.getClass().getName().startsWith("org.jboss.modules.")) {
      return null;
    }
    try {
      return register(ours.getClass().getClassLoader(), drain);
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      LOG.log(
          Level.INFO,
          "This WildFly does not tell before it stops; sockets end with 1001 then: {0}",
          e.toString());
      return null;
    }
  }

  private static WildFlySuspension register(ClassLoader modules, ServerDrain drain)
      throws ReflectiveOperationException {
    // Asked of the server's own modules: a dependency on them is not for applications.
    Object bootLoader =
        modules.loadClass("org.jboss.modules.Module").getMethod("getBootModuleLoader").invoke(null);
    Object module =
        modules
            .loadClass("org.jboss.modules.ModuleLoader")
            .getMethod("loadModule", String.class)
            .invoke(bootLoader, "org.jboss.as.server");
    ClassLoader server =
        (ClassLoader)
            modules
                .loadClass("org.jboss.modules.Module")
                .getMethod("getClassLoader")
                .invoke(module);
    Object activity =
        Proxy.newProxyInstance(
            server,
            new Class<?>[] {server.loadClass(PACKAGE + "SuspendableActivity")},
            (self, method, args) -> called(self, method, args, drain));
    return install(server, activity);
  }

  /**
   * Installs a service that needs the controller: the only way to get hold of it. It registers the
   * activity when it starts and takes that back when it stops.
   */
  private static WildFlySuspension install(ClassLoader server, Object activity)
      throws ReflectiveOperationException {
    Class<?> nameType = server.loadClass("org.jboss.msc.service.ServiceName");
    Class<?> builderType = server.loadClass("org.jboss.msc.service.ServiceBuilder");
    Class<?> serviceType = server.loadClass("org.jboss.msc.Service");
    Class<?> controllerType = server.loadClass("org.jboss.msc.service.ServiceController");
    Class<?> modeType = server.loadClass("org.jboss.msc.service.ServiceController$Mode");
    Object container =
        server
            .loadClass("org.jboss.as.server.CurrentServiceContainer")
            .getMethod("getServiceContainer")
            .invoke(null);
    Method parse = nameType.getMethod("parse", String.class);
    Object builder =
        server
            .loadClass("org.jboss.msc.service.ServiceTarget")
            .getMethod("addService", nameType)
            .invoke(container, parse.invoke(null, "org.hiroba.drain." + UUID.randomUUID()));
    Supplier<?> registry =
        (Supplier<?>)
            builderType
                .getMethod("requires", nameType)
                .invoke(builder, parse.invoke(null, CONTROLLER));
    Class<?> registryType = server.loadClass(PACKAGE + "SuspendableActivityRegistry");
    Class<?> activityType = server.loadClass(PACKAGE + "SuspendableActivity");
    Class<?> priority = server.loadClass(PACKAGE + "SuspendableActivityRegistry$SuspendPriority");
    Method register = registryType.getMethod("registerActivity", activityType, priority);
    Method unregister = registryType.getMethod("unregisterActivity", activityType);
    Object first = priority.getField("FIRST").get(null);
    Object instance =
        Proxy.newProxyInstance(
            server,
            new Class<?>[] {serviceType},
            (self, method, args) ->
                switch (method.getName()) {
                  case "start" -> register.invoke(registry.get(), activity, first);
                  case "stop" -> unregister.invoke(registry.get(), activity);
                  default -> ofObject(self, method, args);
                });
    builderType.getMethod("setInstance", serviceType).invoke(builder, instance);
    Object service = builderType.getMethod("install").invoke(builder);
    return new WildFlySuspension(
        service,
        controllerType.getMethod("setMode", modeType),
        modeType.getField("REMOVE").get(null));
  }

  private static @Nullable Object ofObject(Object self, Method method, Object @Nullable [] args) {
    return switch (method.getName()) {
      case "equals" -> args != null && self == args[0];
      case "hashCode" -> System.identityHashCode(self);
      case "toString" -> "Hiroba's drain";
      default -> null;
    };
  }

  // WildFly waits for the future.
  @SuppressWarnings("FutureReturnValueIgnored")
  private static @Nullable Object called(
      Object self, Method method, Object @Nullable [] args, ServerDrain drain) {
    switch (method.getName()) {
      case "prepare" -> {
        try {
          CompletableFuture<Void> drained = new CompletableFuture<>();
          drain
              .background()
              .execute(
                  () -> {
                    try {
                      drain.toTheEnd();
                    } finally {
                      drained.complete(null);
                    }
                  });
          return drained;
        } catch (RejectedExecutionException e) {
          LOG.log(Level.WARNING, "No thread is free to drain: sockets end with 1001");
        }
      }
      case "resume" -> drain.cancel();
      case "suspend" -> {
        // Done by prepare.
      }
      default -> {
        return ofObject(self, method, args);
      }
    }
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void close() {
    try {
      setMode.invoke(service, remove);
    } catch (ReflectiveOperationException e) {
      LOG.log(Level.WARNING, "WildFly is not told that nothing is to be drained any more", e);
    }
  }
}
