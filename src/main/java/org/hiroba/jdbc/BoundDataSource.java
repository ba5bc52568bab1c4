package org.hiroba.jdbc;

import java.util.List;
import java.util.Optional;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/**
 * Holds a DataSource of the server and the name under which it was found.
 *
 * <p>The server's default DataSource is never taken by itself: WildFly's is in memory.
 */
record BoundDataSource(String name, DataSource source) {

  /**
   * Returns the names that are tried, in this order: in the application's own context (Tomcat, and
   * servers with a resource-ref), as the server itself names it (Payara), and in the server's root
   * (WildFly). A name that begins with {@code java:} is taken as it is.
   */
  static List<String> names(String name) {
    return name.startsWith("java:")
        ? List.of(name)
        : List.of("java:comp/env/" + name, name, "java:/" + name, "java:jboss/datasources/" + name);
  }

  static Optional<BoundDataSource> find(String name) {
    return names(name).stream().flatMap(candidate -> lookUp(candidate).stream()).findFirst();
  }

  // The name comes from whoever runs the server, never from a client.
  @SuppressWarnings("BanJNDI")
  private static Optional<BoundDataSource> lookUp(String name) {
    try {
      return InitialContext.doLookup(name) instanceof DataSource source
          ? Optional.of(new BoundDataSource(name, PoolsOwnDriver.of(source)))
          : Optional.empty();
    } catch (NamingException e) {
      // Not bound there, or no JNDI at all (java -jar): the next name is tried.
      return Optional.empty();
    }
  }
}
