package org.hiroba.smtp;

import java.util.List;
import java.util.Optional;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * Holds a mail session of the application server and the name under which it was found. Its class
 * is the server's, which need not be the one of that name that the web application has.
 */
record BoundMailSession(String name, Object session) {
  private static final String TYPE = "jakarta.mail.Session";

  /**
   * Returns the names that are tried, in this order: in the application's own context (Tomcat), as
   * the server itself names it (Payara), and in the server's root (WildFly). A name that begins
   * with {@code java:} is taken as it is.
   */
  static List<String> names(String name) {
    return name.startsWith("java:")
        ? List.of(name)
        : List.of("java:comp/env/" + name, name, "java:/" + name, "java:jboss/" + name);
  }

  static Optional<BoundMailSession> find(String name) {
    return names(name).stream().flatMap(candidate -> lookUp(candidate).stream()).findFirst();
  }

  // The name comes from whoever runs the server, never from a client.
  @SuppressWarnings("BanJNDI")
  private static Optional<BoundMailSession> lookUp(String name) {
    try {
      Object found = InitialContext.doLookup(name);
      return found != null && found.getClass().getName().equals(TYPE)
          ? Optional.of(new BoundMailSession(name, found))
          : Optional.empty();
    } catch (NamingException e) {
      // Not bound there, or no JNDI at all (java -jar): the next name is tried.
      return Optional.empty();
    }
  }
}
