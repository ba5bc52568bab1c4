package org.hiroba.directory;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.PartialResultException;
import javax.naming.SizeLimitExceededException;
import javax.naming.directory.Attribute;
import javax.naming.directory.Attributes;
import javax.naming.directory.SearchControls;
import javax.naming.directory.SearchResult;
import javax.naming.ldap.BasicControl;
import javax.naming.ldap.Control;
import javax.naming.ldap.LdapContext;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.PagedResultsControl;
import javax.naming.ldap.PagedResultsResponseControl;
import org.jspecify.annotations.Nullable;

/** One open connection to a directory. For one thread at a time. */
final class LdapSession implements AutoCloseable {
  private static final int PAGE = 200;
  private static final int MOST_VALUES = 16;
  private static final int MOST_CHARS = 1_024;

  /** Active Directory then sends no referrals to its other parts; others do not know it. */
  private static final String DOMAIN_SCOPE = "1.2.840.113556.1.4.1339";

  private static final Logger LOG = System.getLogger(LdapSession.class.getName());

  private final LdapContext context;
  private final int timeoutMillis;

  /**
   * Holds what a question found.
   *
   * @param isWhole whether that is all there is; false beyond the limit, and where the directory
   *     points to another one that was not asked
   */
  record Found(List<LdapEntry> entries, boolean isWhole) {
    Found {
      entries = List.copyOf(entries);
    }
  }

  LdapSession(LdapContext context, int timeoutMillis) {
    this.context = context;
    this.timeoutMillis = timeoutMillis;
  }

  /**
   * Looks for entries below one, and that one itself.
   *
   * @param most so many are read
   * @throws NamingException the directory cannot say
   */
  Found search(String base, String filter, List<String> attributes, int most)
      throws NamingException {
    SearchControls controls =
        new SearchControls(
            SearchControls.SUBTREE_SCOPE,
            most + 1,
            timeoutMillis,
            attributes.toArray(String[]::new),
            false,
            false);
    LdapName name = new LdapName(base);
    List<LdapEntry> entries = new ArrayList<>();
    byte[] cookie = null;
    boolean whole = true;
    try {
      do {
        context.setRequestControls(controls(cookie, most));
        whole &= read(page(name, filter, controls), entries, most);
        cookie = cookie(context.getResponseControls());
      } while (cookie != null && entries.size() <= most);
    } catch (SizeLimitExceededException e) {
      LOG.log(Level.DEBUG, "The directory tells no more than {0} entries", entries.size());
      whole = false;
    }
    boolean beyond = entries.size() > most;
    return new Found(beyond ? entries.subList(0, most) : entries, whole && !beyond);
  }

  @SuppressWarnings("BanJNDI") // It asks for no objects, so nothing is made of what comes.
  private NamingEnumeration<SearchResult> page(
      LdapName base, String filter, SearchControls controls) throws NamingException {
    return context.search(base, filter, controls);
  }

  private static Control[] controls(byte @Nullable [] cookie, int most) throws NamingException {
    Control scope = new BasicControl(DOMAIN_SCOPE, Control.NONCRITICAL, null);
    if (most < PAGE) {
      return new Control[] {scope};
    }
    try {
      return new Control[] {
        scope,
        cookie == null
            ? new PagedResultsControl(PAGE, Control.NONCRITICAL)
            : new PagedResultsControl(PAGE, cookie, Control.CRITICAL)
      };
    } catch (IOException e) {
      NamingException failure = new NamingException("no control for pages");
      failure.setRootCause(e);
      throw failure;
    }
  }

  private static byte @Nullable [] cookie(Control @Nullable [] answers) {
    if (answers != null) {
      for (Control answer : answers) {
        if (answer instanceof PagedResultsResponseControl page) {
          byte[] cookie = page.getCookie();
          return cookie == null || cookie.length == 0 ? null : cookie;
        }
      }
    }
    return null;
  }

  private static boolean read(
      NamingEnumeration<SearchResult> results, List<LdapEntry> into, int most)
      throws NamingException {
    try {
      while (into.size() <= most && results.hasMore()) {
        into.add(entry(results.next()));
      }
      return true;
    } catch (PartialResultException e) {
      LOG.log(Level.DEBUG, "The directory points to others: {0}", e.getMessage());
      return false;
    } finally {
      results.close();
    }
  }

  private static LdapEntry entry(SearchResult result) throws NamingException {
    Map<String, List<Object>> values = new HashMap<>();
    Attributes attributes = result.getAttributes();
    NamingEnumeration<? extends Attribute> all = attributes.getAll();
    while (all.hasMore()) {
      Attribute attribute = all.next();
      List<Object> kept = new ArrayList<>();
      for (int i = 0; i < Math.min(MOST_VALUES, attribute.size()); i++) {
        Object value = attribute.get(i);
        if (value instanceof String text ? text.length() <= MOST_CHARS : value instanceof byte[]) {
          kept.add(value);
        }
      }
      values.put(attribute.getID().toLowerCase(Locale.ROOT), List.copyOf(kept));
    }
    return new LdapEntry(result.getNameInNamespace(), Map.copyOf(values));
  }

  @Override
  public void close() {
    closeQuietly(context);
  }

  static void closeQuietly(LdapContext context) {
    try {
      context.close();
    } catch (NamingException e) {
      LOG.log(Level.DEBUG, "A connection to the directory did not end cleanly: {0}", e.toString());
    }
  }
}
