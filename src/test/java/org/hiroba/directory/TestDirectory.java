package org.hiroba.directory;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSimpleBindRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.OperationType;
import com.unboundid.ldap.sdk.RDN;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A directory in this process, on loopback and any free port, with whom a test puts into it. */
public final class TestDirectory implements AutoCloseable {
  /** The account that looks people up. */
  public static final String SERVICE = "cn=hiroba,ou=services,dc=example,dc=com";

  /** Its password. */
  public static final String SERVICE_PASSWORD = "service secret";

  /** Where people are. */
  public static final String PEOPLE = "ou=people,dc=example,dc=com";

  /** Where groups are. */
  public static final String GROUPS = "ou=groups,dc=example,dc=com";

  private final InMemoryDirectoryServer server;
  private final AtomicLong binds;

  private TestDirectory(InMemoryDirectoryServer server, AtomicLong binds) {
    this.server = server;
    this.binds = binds;
  }

  /** Starts one that speaks in clear text. */
  public static TestDirectory start() {
    return start(null, false, "127.0.0.1");
  }

  /**
   * Starts one.
   *
   * @param tls its certificate; null for none
   * @param ldaps whether connections begin with TLS, or turn to it by StartTLS
   * @param address of this machine where it listens
   */
  static TestDirectory start(@Nullable SSLContext tls, boolean ldaps, String address) {
    try {
      InetAddress here = InetAddress.getByName(address);
      InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=example,dc=com");
      config.setSchema(null);
      config.setGenerateOperationalAttributes(false);
      config.addAdditionalBindCredentials(SERVICE, SERVICE_PASSWORD);
      config.setAuthenticationRequiredOperationTypes(OperationType.SEARCH);
      AtomicLong binds = new AtomicLong();
      config.addInMemoryOperationInterceptor(
          new InMemoryOperationInterceptor() {
            @Override
            public void processSimpleBindRequest(InMemoryInterceptedSimpleBindRequest request) {
              binds.incrementAndGet();
            }
          });
      config.setListenerConfigs(
          tls != null && ldaps
              ? InMemoryListenerConfig.createLDAPSConfig(
                  "ldaps", here, 0, tls.getServerSocketFactory(), null)
              : InMemoryListenerConfig.createLDAPConfig(
                  "ldap", here, 0, tls == null ? null : tls.getSocketFactory()));
      InMemoryDirectoryServer server = new InMemoryDirectoryServer(config);
      server.add("dn: dc=example,dc=com", "objectClass: domain", "dc: example");
      for (String unit : new String[] {"people", "groups"}) {
        server.add(
            "dn: ou=" + unit + ",dc=example,dc=com",
            "objectClass: organizationalUnit",
            "ou: " + unit);
      }
      server.startListening();
      return new TestDirectory(server, binds);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Returns where it listens. */
  public int port() {
    return server.getListenPort();
  }

  /** Returns its URL in clear text, or for StartTLS. */
  public String url() {
    return "ldap://127.0.0.1:" + port();
  }

  /** Returns the DN of a person. */
  public static String dn(String uid) {
    return new DN(
            new RDN("uid", uid),
            new RDN("ou", "people"),
            new RDN("dc", "example"),
            new RDN("dc", "com"))
        .toString();
  }

  /** Returns what never changes about a person who was added under this name. */
  public static String uuid(String uid) {
    return UUID.nameUUIDFromBytes(uid.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** Adds a person. */
  public TestDirectory person(String uid, String password, Attribute... more) {
    Entry entry = new Entry(dn(uid));
    entry.addAttribute("objectClass", "person", "inetOrgPerson");
    entry.addAttribute("uid", uid);
    entry.addAttribute("sn", uid);
    entry.addAttribute("cn", "The " + uid);
    entry.addAttribute("userPassword", password);
    if (Arrays.stream(more).noneMatch(one -> one.getName().equals("objectGUID"))) {
      entry.addAttribute("entryUUID", uuid(uid));
    }
    Arrays.stream(more).forEach(entry::addAttribute);
    return add(entry);
  }

  /** Adds a group. */
  public TestDirectory group(String cn, String... members) {
    Entry entry = new Entry(groupDn(cn));
    entry.addAttribute("objectClass", "groupOfNames");
    entry.addAttribute("cn", cn);
    entry.addAttribute("member", members);
    return add(entry);
  }

  /** Returns the DN of a group. */
  public static String groupDn(String cn) {
    return new DN(
            new RDN("cn", cn),
            new RDN("ou", "groups"),
            new RDN("dc", "example"),
            new RDN("dc", "com"))
        .toString();
  }

  /** Adds an entry. */
  TestDirectory add(Entry entry) {
    try {
      server.add(entry);
      return this;
    } catch (LDAPException e) {
      throw new AssertionError(entry.getDN(), e);
    }
  }

  /** Takes an entry away. */
  public void remove(String dn) {
    try {
      server.delete(dn);
    } catch (LDAPException e) {
      throw new AssertionError(dn, e);
    }
  }

  /** Gives a person values of an attribute instead of those it had; none to take it away. */
  public void set(String uid, String attribute, String... values) {
    try {
      server.modify(dn(uid), new Modification(ModificationType.REPLACE, attribute, values));
    } catch (LDAPException e) {
      throw new AssertionError(uid, e);
    }
  }

  /** Gives a person another name, which is a part of the DN. */
  public void rename(String uid, String newUid) {
    try {
      server.modifyDN(dn(uid), new RDN("uid", newUid).toString(), true);
    } catch (LDAPException e) {
      throw new AssertionError(uid, e);
    }
  }

  /** Returns how many binds there were since it started. */
  long binds() {
    return binds.get();
  }

  /** Takes away everybody. */
  void clear() {
    server.clear();
  }

  /** Stops answering; connections end. */
  public void stop() {
    server.shutDown(true);
  }

  /** Answers again, at the same port. */
  public void goOn() {
    try {
      server.startListening();
    } catch (LDAPException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    server.shutDown(true);
  }
}
