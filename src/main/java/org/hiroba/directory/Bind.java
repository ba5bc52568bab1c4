package org.hiroba.directory;

/**
 * As whom a connection speaks.
 *
 * @param dn empty for nobody
 */
record Bind(String dn, String password) {
  static final Bind ANONYMOUS = new Bind("", "");

  @Override
  public String toString() {
    return "Bind[dn=" + LdapText.shown(dn) + "]";
  }
}
