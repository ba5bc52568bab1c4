/**
 * A directory that knows people, by LDAP: checks their passwords there, reads their names and
 * groups, and looks now and then whether they still are there.
 *
 * <p>Begin at {@link org.hiroba.directory.LdapVerifier}. Speaks by the JDK's own provider for LDAP,
 * with settings of each connection only: nothing that holds for the whole virtual machine is
 * changed. Every connection, question and list is bounded.
 */
@NullMarked
package org.hiroba.directory;

import org.jspecify.annotations.NullMarked;
