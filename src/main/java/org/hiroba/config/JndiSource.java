package org.hiroba.config;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NameClassPair;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;

/**
 * Environment entries of the server: {@code hiroba.http.port} is written {@code
 * java:comp/env/hiroba/http.port}. The dots stay, since {@code hiroba.auth} could not be both a
 * value and the folder of {@code hiroba.auth.guest.allow-remote}.
 *
 * <p>Where there is no JNDI (embedded Tomcat, a plain JVM) it has nothing.
 */
public final class JndiSource implements Source {
  private static final Logger LOG = System.getLogger(JndiSource.class.getName());
  private static final String FOLDER = "java:comp/env/hiroba";

  private final ContextFactory contexts;

  /** Uses the server's own naming. */
  public JndiSource() {
    this(InitialContext::new);
  }

  JndiSource(ContextFactory contexts) {
    this.contexts = contexts;
  }

  /** Opens the naming context. */
  @FunctionalInterface
  interface ContextFactory {
    Context open() throws NamingException;
  }

  @Override
  public String kind() {
    return "JNDI";
  }

  @Override
  public String spell(String key) {
    return FOLDER + "/" + key.substring(SettingKeys.PREFIX.length());
  }

  @Override
  public Optional<String> lookup(String spelled) {
    return find(spelled).filter(value -> !(value instanceof Context)).map(String::valueOf);
  }

  @Override
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    try {
      Context context = contexts.open();
      try {
        NamingEnumeration<NameClassPair> pairs = context.list(FOLDER);
        while (pairs.hasMore()) {
          String name = pairs.next().getName();
          // Payara lists whole names, others the part below the folder.
          names.add(FOLDER + "/" + name.substring(name.lastIndexOf('/') + 1));
        }
      } finally {
        context.close();
      }
    } catch (NamingException e) {
      LOG.log(Level.DEBUG, "No JNDI folder {0}: {1}", FOLDER, e.toString());
    }
    return names;
  }

  // The names are fixed ones of this server's own component space, never text of a user.
  @SuppressWarnings("BanJNDI")
  private Optional<Object> find(String name) {
    try {
      Context context = contexts.open();
      try {
        return Optional.ofNullable(context.lookup(name));
      } finally {
        context.close();
      }
    } catch (NamingException e) {
      // Also NoInitialContextException, where the JVM has no JNDI at all: both mean "not set here".
      LOG.log(Level.DEBUG, "No JNDI entry {0}: {1}", name, e.toString());
      return Optional.empty();
    }
  }
}
