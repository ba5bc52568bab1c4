package org.hiroba.web;

import java.lang.reflect.InvocationTargetException;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.security.auth.Subject;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import javax.security.auth.login.Configuration;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;
import org.hiroba.config.SilentSettings;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSCredential;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.GSSManager;
import org.ietf.jgss.Oid;
import org.jspecify.annotations.Nullable;

/**
 * Accepts tickets of Kerberos with the key of this service, by the JDK alone. No configuration file
 * of JAAS is needed; realms and KDCs come from the system's {@code krb5.conf}. A ticket counts
 * once: the JDK remembers those of the last minutes. Thread-safe; asks nobody over the network.
 */
final class KerberosTickets {
  private static final String SPNEGO = "1.3.6.1.5.5.2";
  private static final String KERBEROS = "1.2.840.113554.1.2.2";

  private final SilentSettings.Kerberos settings;
  private @Nullable Subject service;

  KerberosTickets(SilentSettings.Kerberos settings) {
    this.settings = settings;
  }

  /**
   * Who has shown a ticket.
   *
   * @param principal as in {@code alice@EXAMPLE.COM}
   * @param answer proves to the client that this is the service; empty if it did not ask
   */
  record Accepted(String principal, Optional<byte[]> answer) {}

  /** Says that a ticket is not good, or that the key is not; for the log. */
  static final class NotAccepted extends Exception {
    private static final long serialVersionUID = 1L;

    NotAccepted(Throwable why) {
      super(String.valueOf(why.getMessage()), why);
    }

    NotAccepted(String why) {
      super(why);
    }
  }

  /**
   * Accepts a token.
   *
   * @throws NotAccepted it is not for this service, or expired, or was shown before
   * @throws LoginException the keytab cannot be used
   */
  Accepted accept(byte[] token) throws NotAccepted, LoginException {
    Subject subject = service();
    try {
      return as(subject, () -> negotiate(token));
    } catch (GSSException | NotAccepted e) {
      throw new NotAccepted(e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new NotAccepted(e);
    }
  }

  private static Accepted negotiate(byte[] token) throws GSSException, NotAccepted {
    GSSManager manager = GSSManager.getInstance();
    GSSCredential own =
        manager.createCredential(
            null,
            GSSCredential.INDEFINITE_LIFETIME,
            new Oid[] {new Oid(SPNEGO), new Oid(KERBEROS)},
            GSSCredential.ACCEPT_ONLY);
    GSSContext context = manager.createContext(own);
    try {
      byte[] answer = context.acceptSecContext(token, 0, token.length);
      if (!context.isEstablished()) {
        throw new NotAccepted("the negotiation wants another round");
      }
      return new Accepted(context.getSrcName().toString(), Optional.ofNullable(answer));
    } finally {
      context.dispose();
      own.dispose();
    }
  }

  private synchronized Subject service() throws LoginException {
    Subject present = service;
    if (present == null) {
      LoginContext context =
          new LoginContext("hiroba", new Subject(), null, new ByKeytab(settings));
      context.login();
      present = context.getSubject();
      service = present;
    }
    return present;
  }

  /** From Java 18 on by {@code callAs}; what there was before goes away. */
  private static <T> T as(Subject subject, Callable<T> action) throws Exception {
    try {
      @SuppressWarnings("unchecked")
      T result =
          (T)
              Subject.class
                  .getMethod("callAs", Subject.class, Callable.class)
                  .invoke(null, subject, action);
      return result;
    } catch (NoSuchMethodException e) {
      return before18(subject, action);
    } catch (InvocationTargetException e) {
      Throwable wrapped = e.getCause();
      Throwable cause = wrapped == null ? null : wrapped.getCause();
      throw cause instanceof Exception why ? why : e;
    }
  }

  private static <T> T before18(Subject subject, Callable<T> action) throws Exception {
    try {
      return Subject.doAs(subject, (PrivilegedExceptionAction<T>) action::call);
    } catch (PrivilegedActionException e) {
      throw e.getException();
    }
  }

  private static final class ByKeytab extends Configuration {
    private final SilentSettings.Kerberos settings;

    ByKeytab(SilentSettings.Kerberos settings) {
      this.settings = settings;
    }

    @Override
    public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
      return new AppConfigurationEntry[] {
        new AppConfigurationEntry(
            "com.sun.security.auth.module.Krb5LoginModule",
            LoginModuleControlFlag.REQUIRED,
            Map.of(
                "useKeyTab", "true",
                "keyTab", settings.keytab().toString(),
                "principal", settings.principal(),
                "storeKey", "true",
                "isInitiator", "false",
                "doNotPrompt", "true"))
      };
    }
  }
}
