package org.hiroba.directory;

import java.util.List;
import javax.naming.NamingException;
import org.hiroba.config.LdapSettings;

/** Asks a directory once, as a server would. Stateless. */
public final class DirectoryProbe {
  private DirectoryProbe() {}

  /**
   * Connects, signs in as the account that looks people up, and looks below the base of people.
   *
   * @return what it answered, for people
   * @throws IllegalStateException no server of the directory answers, or it shows nobody; says why
   */
  public static String ask(LdapSettings settings) {
    LdapPeople people = new LdapPeople(settings, System::nanoTime);
    try (LdapDirectory directory =
        new LdapDirectory(
            settings.servers(), new DirectoryState(settings.servers().urls()), System::nanoTime)) {
      return directory.ask((session, url) -> url + " answers" + look(people, session));
    } catch (DirectoryUnavailableException e) {
      throw new IllegalStateException(String.valueOf(e.getMessage()), e);
    }
  }

  private static String look(LdapPeople people, LdapSession session)
      throws NamingException, DirectoryUnavailableException {
    boolean found = showsAny(people, session);
    if (!found) {
      throw new DirectoryUnavailableException(
          "it shows nobody below hiroba.auth.ldap.user-base; may hiroba.auth.ldap.bind-dn read"
              + " there?");
    }
    return " and shows entries below " + people.base();
  }

  /** Tells whether there is anything below the base of people that we may see. */
  static boolean showsAny(LdapPeople people, LdapSession session)
      throws NamingException, DirectoryUnavailableException {
    return !session.search(people.base(), "(objectClass=*)", List.of("1.1"), 1).entries().isEmpty();
  }
}
