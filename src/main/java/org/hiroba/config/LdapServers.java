package org.hiroba.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Says how a directory is reached.
 *
 * @param urls each {@code ldap://HOST[:PORT]} or {@code ldaps://…}, in the order in which they are
 *     tried
 * @param startTls whether {@code ldap:} turns to TLS first, default false
 * @param caFile who vouches for its certificate, in PEM; empty for those whom Java trusts
 * @param bindDn by whom people are looked up; empty for anonymously
 * @param bindPasswordFile the file with that one's password
 * @param timeoutSeconds for a connection or an answer, 1 to 30, default 5
 */
public record LdapServers(
    List<String> urls,
    boolean startTls,
    Optional<Path> caFile,
    Optional<String> bindDn,
    Optional<Path> bindPasswordFile,
    int timeoutSeconds) {
  /** Copies the list. */
  public LdapServers {
    urls = List.copyOf(urls);
  }
}
