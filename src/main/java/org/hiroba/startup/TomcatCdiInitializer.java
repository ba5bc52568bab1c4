package org.hiroba.startup;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Brings CDI to a server that has none (Tomcat): adds the jars of {@code WEB-INF/tomcat/lib} to the
 * web application's class loader and starts Weld. Does nothing on a Jakarta EE server.
 *
 * <p>Weld cannot lie in {@code WEB-INF/lib}: it breaks WildFly and Payara there.
 */
public final class TomcatCdiInitializer implements ServletContainerInitializer {
  private static final String JARS = "/WEB-INF/tomcat/lib/";
  private static final String WELD = "org.jboss.weld.environment.servlet.EnhancedListener";

  /**
   * Starts Weld where the server has no CDI.
   *
   * @throws ServletException if there is no CDI and it cannot be added either
   */
  @Override
  public void onStartup(@Nullable Set<Class<?>> none, ServletContext context)
      throws ServletException {
    ClassLoader loader = context.getClassLoader();
    Set<String> jars = context.getResourcePaths(JARS);
    if (jars == null || jars.isEmpty() || hasCdi(loader)) {
      return;
    }
    try {
      Method addUrl = addUrlOf(loader);
      for (String jar : new TreeSet<>(jars)) {
        addUrl.invoke(loader, fileOf(context, jar).toUri().toURL());
      }
      withoutRequestScope(context);
      Class<?> weld = Class.forName(WELD, true, loader);
      ((ServletContainerInitializer) weld.getConstructor().newInstance())
          .onStartup(Set.of(), context);
    } catch (ReflectiveOperationException | IOException e) {
      throw new ServletException("Cannot start CDI from " + JARS, e);
    }
  }

  /**
   * Nothing of ours lives for a request or a session. On Tomcat Weld's contexts for them stay on
   * the thread after each asynchronous request, with four warnings in the log whenever the next
   * request finds them there: so no path has them (the expression matches none), and nothing is
   * guarded.
   */
  private static void withoutRequestScope(ServletContext context) {
    context.setInitParameter("org.jboss.weld.context.mapping", "(?!)");
    context.setInitParameter("org.jboss.weld.context.ignore.guard", "false");
  }

  /** The bare API of {@code WEB-INF/lib} is not CDI; the server's own comes from another loader. */
  private static boolean hasCdi(ClassLoader loader) {
    try {
      return Class.forName("jakarta.enterprise.inject.spi.CDI", false, loader).getClassLoader()
          != loader;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  /** Tomcat's loader is a {@link URLClassLoader} whose {@code addURL} is protected. */
  private static Method addUrlOf(ClassLoader loader) throws ServletException {
    for (Class<?> type = loader.getClass();
        type != null && type != URLClassLoader.class;
        type = type.getSuperclass()) {
      for (Method method : type.getDeclaredMethods()) {
        if (method.getName().equals("addURL")
            && method.getParameterCount() == 1
            && method.getParameterTypes()[0] == URL.class) {
          method.setAccessible(true);
          return method;
        }
      }
    }
    throw new ServletException(
        "This server has no CDI, and its class loader "
            + loader.getClass().getName()
            + " takes no further jars: use Tomcat 10.1 or later, or a Jakarta EE 10 server.");
  }

  private static Path fileOf(ServletContext context, String jar) throws IOException {
    String unpacked = context.getRealPath(jar);
    if (unpacked != null) {
      return Path.of(unpacked);
    }
    // Tomcat with unpackWARs=false: the jar is inside the WAR, where no loader can reach it.
    File temporary = (File) context.getAttribute(ServletContext.TEMPDIR);
    Path copy = temporary.toPath().resolve(jar.substring(JARS.length()));
    try (InputStream in = context.getResourceAsStream(jar)) {
      Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
    }
    return copy;
  }
}
