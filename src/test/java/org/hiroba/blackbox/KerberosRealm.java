package org.hiroba.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoField;
import java.util.Map;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import javax.security.auth.login.Configuration;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;
import org.apache.kerby.kerberos.kerb.KrbException;
import org.apache.kerby.kerberos.kerb.common.EncryptionUtil;
import org.apache.kerby.kerberos.kerb.crypto.EncryptionHandler;
import org.apache.kerby.kerberos.kerb.keytab.Keytab;
import org.apache.kerby.kerberos.kerb.server.SimpleKdcServer;
import org.apache.kerby.kerberos.kerb.type.KerberosTime;
import org.apache.kerby.kerberos.kerb.type.ap.ApOptions;
import org.apache.kerby.kerberos.kerb.type.ap.ApReq;
import org.apache.kerby.kerberos.kerb.type.ap.Authenticator;
import org.apache.kerby.kerberos.kerb.type.base.CheckSum;
import org.apache.kerby.kerberos.kerb.type.base.EncryptionKey;
import org.apache.kerby.kerberos.kerb.type.base.EncryptionType;
import org.apache.kerby.kerberos.kerb.type.base.KeyUsage;
import org.apache.kerby.kerberos.kerb.type.base.NameType;
import org.apache.kerby.kerberos.kerb.type.base.PrincipalName;
import org.apache.kerby.kerberos.kerb.type.base.TransitedEncoding;
import org.apache.kerby.kerberos.kerb.type.base.TransitedEncodingType;
import org.apache.kerby.kerberos.kerb.type.ticket.EncTicketPart;
import org.apache.kerby.kerberos.kerb.type.ticket.Ticket;
import org.apache.kerby.kerberos.kerb.type.ticket.TicketFlag;
import org.apache.kerby.kerberos.kerb.type.ticket.TicketFlags;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.GSSManager;
import org.ietf.jgss.GSSName;
import org.ietf.jgss.Oid;

/**
 * A domain of Kerberos in this process, on loopback: a KDC that knows alice and two services, and
 * people who show its tickets by the JDK's own client.
 */
public final class KerberosRealm implements AutoCloseable {
  /** The service whose key is in the keytab. */
  public static final String SERVICE = "HTTP/localhost@HIROBA.TEST";

  /** Another service of the domain. */
  public static final String OTHER = "HTTP/elsewhere@HIROBA.TEST";

  private static final String REALM = "HIROBA.TEST";
  private static final String ALICE = "alice@HIROBA.TEST";
  private static final String PASSWORD = "wonder land";
  private static final String SPNEGO = "1.3.6.1.5.5.2";
  private static final String CONFIG = "java.security.krb5.conf";

  private final SimpleKdcServer kdc;
  private final Path folder;
  private final String before = System.getProperty(CONFIG, "");
  private boolean stopped;

  /** Starts the KDC; its files go into a folder. */
  public KerberosRealm(Path folder) {
    this.folder = folder;
    try {
      kdc = new SimpleKdcServer();
      kdc.setWorkDir(folder.toFile());
      kdc.setKdcRealm(REALM);
      kdc.setKdcHost("127.0.0.1");
      int port = FreePorts.take();
      kdc.setAllowUdp(false);
      kdc.setKdcTcpPort(port);
      kdc.init();
      kdc.start();
      kdc.createPrincipal(ALICE, PASSWORD);
      kdc.createPrincipals(SERVICE, OTHER);
      kdc.exportPrincipal(SERVICE, keytab().toFile());
      Files.writeString(
          config(),
          String.join(
              "\n",
              "[libdefaults]",
              "default_realm = " + REALM,
              "dns_lookup_kdc = false",
              "dns_lookup_realm = false",
              "udp_preference_limit = 1",
              "[realms]",
              REALM + " = {",
              "  kdc = 127.0.0.1:" + port,
              "}",
              ""));
    } catch (KrbException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    System.setProperty(CONFIG, config().toString());
  }

  /** Returns the file with the service's key. */
  public Path keytab() {
    return folder.resolve("service.keytab");
  }

  /** Returns the file that names the domain to Java. */
  public Path config() {
    return folder.resolve("krb5-test.conf");
  }

  /** Signs alice in at the KDC. */
  public Subject alice() {
    try {
      LoginContext login =
          new LoginContext("test", new Subject(), KerberosRealm::answer, new ByPassword());
      login.login();
      return login.getSubject();
    } catch (LoginException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void answer(Callback[] asked) {
    for (Callback one : asked) {
      if (one instanceof PasswordCallback password) {
        password.setPassword(PASSWORD.toCharArray());
      }
    }
  }

  /**
   * Makes a fresh token as a browser does (SPNEGO, RFC 4559). The ticket for a service comes from
   * the KDC once.
   */
  public byte[] token(Subject who, String service) {
    try {
      return Subject.doAs(who, (PrivilegedExceptionAction<byte[]>) () -> token(service));
    } catch (PrivilegedActionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] token(String service) throws GSSException {
    GSSManager manager = GSSManager.getInstance();
    GSSName name = manager.createName(service, new Oid("1.2.840.113554.1.2.2.1"));
    GSSContext context =
        manager.createContext(name, new Oid(SPNEGO), null, GSSContext.DEFAULT_LIFETIME);
    try {
      context.requestMutualAuth(true);
      return context.initSecContext(new byte[0], 0, 0);
    } finally {
      context.dispose();
    }
  }

  /**
   * Makes a token of which the ticket is sealed by the service's own key, as only the KDC could
   * make it, for any time.
   */
  public byte[] forged(Instant from, Duration lifetime) {
    try {
      PrincipalName service = new PrincipalName(SERVICE, NameType.NT_PRINCIPAL);
      EncryptionType type = EncryptionType.AES128_CTS_HMAC_SHA1_96;
      EncryptionKey key = Keytab.loadKeytab(keytab().toFile()).getKey(service, type);
      EncryptionKey session = EncryptionHandler.random2Key(type);
      ApReq request = new ApReq();
      request.setApOptions(new ApOptions());
      request.setTicket(ticket(service, key, session, from, lifetime));
      request.setEncryptedAuthenticator(
          EncryptionUtil.seal(authenticator(), session, KeyUsage.AP_REQ_AUTH));
      return wrapped(request.encode());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (KrbException e) {
      throw new IllegalStateException(e);
    }
  }

  private static PrincipalName client() {
    PrincipalName name = new PrincipalName("alice", NameType.NT_PRINCIPAL);
    name.setRealm(REALM);
    return name;
  }

  private static Ticket ticket(
      PrincipalName service,
      EncryptionKey key,
      EncryptionKey session,
      Instant from,
      Duration lifetime)
      throws KrbException {
    EncTicketPart part = new EncTicketPart();
    TicketFlags flags = new TicketFlags();
    flags.setFlag(TicketFlag.INITIAL);
    part.setFlags(flags);
    part.setKey(session);
    part.setCrealm(REALM);
    part.setCname(client());
    TransitedEncoding transited = new TransitedEncoding();
    transited.setTrType(TransitedEncodingType.DOMAIN_X500_COMPRESS);
    transited.setContents(new byte[0]);
    part.setTransited(transited);
    part.setAuthTime(new KerberosTime(from.toEpochMilli()));
    part.setStartTime(new KerberosTime(from.toEpochMilli()));
    part.setEndTime(new KerberosTime(from.plus(lifetime).toEpochMilli()));
    Ticket ticket = new Ticket();
    ticket.setRealm(REALM);
    ticket.setSname(service);
    ticket.setEncryptedEncPart(EncryptionUtil.seal(part, key, KeyUsage.KDC_REP_TICKET));
    return ticket;
  }

  private static Authenticator authenticator() {
    Authenticator shown = new Authenticator();
    shown.setAuthenticatorVno(5);
    shown.setCrealm(REALM);
    shown.setCname(client());
    Instant now = Instant.now();
    shown.setCtime(new KerberosTime(now.toEpochMilli() / 1_000 * 1_000));
    shown.setCusec(now.get(ChronoField.MICRO_OF_SECOND));
    // RFC 4121 §4.1.1: length and zeros of no channel binding, then no flags.
    byte[] checksum = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN).putInt(16).array();
    shown.setCksum(new CheckSum(0x8003, checksum));
    return shown;
  }

  /** RFC 4121 §4.1 and RFC 2743 §3.1: the mechanism, 01 00, and the request. */
  private static byte[] wrapped(byte[] request) {
    byte[] mechanism = {6, 9, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x12, 1, 2, 2};
    int length = mechanism.length + 2 + request.length;
    return ByteBuffer.allocate(4 + length)
        .put((byte) 0x60)
        .put((byte) 0x82)
        .putShort((short) length)
        .put(mechanism)
        .put(new byte[] {1, 0})
        .put(request)
        .array();
  }

  /** Ends the KDC: from now on nobody is given a ticket. */
  public void stop() {
    if (stopped) {
      return;
    }
    stopped = true;
    try {
      kdc.stop();
    } catch (KrbException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    stop();
    if (before.isEmpty()) {
      System.clearProperty(CONFIG);
    } else {
      System.setProperty(CONFIG, before);
    }
  }

  private static final class ByPassword extends Configuration {
    @Override
    public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
      return new AppConfigurationEntry[] {
        new AppConfigurationEntry(
            "com.sun.security.auth.module.Krb5LoginModule",
            LoginModuleControlFlag.REQUIRED,
            Map.of("principal", ALICE, "refreshKrb5Config", "true"))
      };
    }
  }
}
