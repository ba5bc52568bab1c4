package org.hiroba.servers;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.OperationType;
import com.unboundid.ldap.sdk.RDN;
import java.net.InetAddress;

/** A directory in this process, on loopback, of which only its own service may ask. */
final class PeopleDirectory implements AutoCloseable {
  static final String SERVICE = "cn=hiroba,ou=services,dc=example,dc=com";
  static final String SERVICE_PASSWORD = "service";

  private static final String BASE = "dc=example,dc=com";

  private final InMemoryDirectoryServer server;

  private PeopleDirectory(InMemoryDirectoryServer server) {
    this.server = server;
  }

  static PeopleDirectory start() {
    try {
      InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
      config.setSchema(null);
      config.addAdditionalBindCredentials(SERVICE, SERVICE_PASSWORD);
      config.setAuthenticationRequiredOperationTypes(OperationType.SEARCH);
      config.setListenerConfigs(
          InMemoryListenerConfig.createLDAPConfig(
              "ldap", InetAddress.getLoopbackAddress(), 0, null));
      InMemoryDirectoryServer server = new InMemoryDirectoryServer(config);
      server.add(new Entry(BASE, attribute("objectClass", "domain"), attribute("dc", "example")));
      for (String unit : new String[] {"people", "groups", "services"}) {
        server.add(
            new Entry(
                "ou=" + unit + "," + BASE,
                attribute("objectClass", "organizationalUnit"),
                attribute("ou", unit)));
      }
      server.startListening();
      return new PeopleDirectory(server);
    } catch (LDAPException e) {
      throw new AssertionError(e);
    }
  }

  private static Attribute attribute(String name, String... values) {
    return new Attribute(name, values);
  }

  String url() {
    return "ldap://127.0.0.1:" + server.getListenPort();
  }

  PeopleDirectory person(String name, String password) {
    return add(
        new Entry(
            dn(name),
            attribute("objectClass", "inetOrgPerson"),
            attribute("uid", name),
            attribute("cn", name),
            attribute("sn", name),
            attribute("userPassword", password)));
  }

  PeopleDirectory group(String name, String... members) {
    String[] all = new String[members.length];
    for (int i = 0; i < members.length; i++) {
      all[i] = dn(members[i]);
    }
    return add(
        new Entry(
            "cn=" + name + ",ou=groups," + BASE,
            attribute("objectClass", "groupOfNames"),
            attribute("cn", name),
            attribute("member", all)));
  }

  private PeopleDirectory add(Entry entry) {
    try {
      server.add(entry);
      return this;
    } catch (LDAPException e) {
      throw new AssertionError(e);
    }
  }

  private static String dn(String name) {
    try {
      return new DN(new RDN("uid", name), new DN("ou=people," + BASE)).toString();
    } catch (LDAPException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    server.shutDown(true);
  }
}
