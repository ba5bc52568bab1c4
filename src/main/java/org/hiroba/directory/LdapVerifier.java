package org.hiroba.directory;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import javax.naming.NamingException;
import org.hiroba.feature.identity.PasswordVerifier;

/**
 * Checks names and passwords against a directory: looks for the one entry that is meant by the
 * name, and signs in there as that entry. Thread-safe.
 */
final class LdapVerifier implements PasswordVerifier {
  private static final Logger LOG = System.getLogger(LdapVerifier.class.getName());

  private final LdapDirectory directory;
  private final LdapPeople people;

  LdapVerifier(LdapDirectory directory, LdapPeople people) {
    this.directory = directory;
    this.people = people;
  }

  @Override
  public String mode() {
    return "ldap";
  }

  @Override
  public Verdict verify(String name, String password) {
    if (name.isBlank() || password.isEmpty()) {
      return new Wrong();
    }
    try {
      return directory.ask((session, url) -> verify(session, url, name, password));
    } catch (DirectoryUnavailableException e) {
      return new Unavailable(String.valueOf(e.getMessage()));
    }
  }

  private Verdict verify(LdapSession session, String url, String name, String password)
      throws NamingException, DirectoryUnavailableException {
    List<LdapEntry> found = people.named(session, name);
    if (found.size() != 1) {
      if (!found.isEmpty()) {
        refused(name, "more than one entry is meant: " + dns(found));
      }
      var unused = directory.tryPassword(url, people.nobody(), password);
      return new Wrong();
    }
    LdapEntry entry = found.get(0);
    Optional<String> why = directory.tryPassword(url, entry.dn(), password);
    if (why.isPresent()) {
      LOG.log(
          Level.INFO,
          "The directory does not let {0} in: {1}",
          LdapText.shown(entry.dn()),
          why.get());
      return new Wrong();
    }
    if (entry.isDisabled()) {
      refused(name, "the account is disabled: " + LdapText.shown(entry.dn()));
      return new Wrong();
    }
    Optional<String> id = people.id(entry);
    if (id.isEmpty()) {
      refused(
          name,
          "none of hiroba.auth.ldap.id-attribute can be read of " + LdapText.shown(entry.dn()));
      return new Wrong();
    }
    return new Verified(people.identity(session, entry, id.get(), name));
  }

  private static String dns(List<LdapEntry> entries) {
    return entries.stream().map(LdapEntry::dn).map(LdapText::shown).toList().toString();
  }

  private static void refused(String name, String why) {
    LOG.log(Level.WARNING, "{0} cannot come in by the directory: {1}", LdapText.shown(name), why);
  }
}
