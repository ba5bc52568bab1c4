package org.hiroba.relay;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hiroba.relay.PemFile.Block;

/**
 * A certificate chain and the private key that belongs to it. Immutable.
 *
 * @param chain the server's own certificate first
 * @param key its private key
 */
record PemIdentity(List<X509Certificate> chain, PrivateKey key) {
  private static final int DER_SEQUENCE = 0x30;
  private static final int DER_OCTETS = 0x04;

  /** Copies the list. */
  PemIdentity {
    chain = List.copyOf(chain);
  }

  /**
   * Reads both files' contents.
   *
   * @throws RelayException if something is missing, broken or does not belong together
   */
  static PemIdentity parse(TlsFiles files, String pem, String key) throws RelayException {
    List<X509Certificate> chain = chain(files, pem);
    String keyFile = files.key().toString();
    for (Block block : PemFile.blocks(key, keyFile)) {
      if (block.label().endsWith("PRIVATE KEY")) {
        PublicKey own = chain.get(0).getPublicKey();
        PrivateKey parsed = privateKey(block, own, keyFile);
        requirePair(parsed, own, files);
        return new PemIdentity(chain, parsed);
      }
    }
    throw new RelayException(
        keyFile + " holds no private key: no block that begins with -----BEGIN PRIVATE KEY-----.");
  }

  private static List<X509Certificate> chain(TlsFiles files, String pem) throws RelayException {
    String file = files.pem().toString();
    List<X509Certificate> chain = new ArrayList<>();
    for (Block block : PemFile.blocks(pem, file)) {
      if (block.label().equals("CERTIFICATE")) {
        try {
          chain.add(
              (X509Certificate)
                  CertificateFactory.getInstance("X.509")
                      .generateCertificate(new ByteArrayInputStream(block.der())));
        } catch (CertificateException e) {
          throw new RelayException(
              file + ": certificate " + (chain.size() + 1) + " is damaged: " + e.getMessage(), e);
        }
      }
    }
    if (chain.isEmpty()) {
      throw new RelayException(
          file + " holds no certificate: no block that begins with -----BEGIN CERTIFICATE-----.");
    }
    return chain;
  }

  private static PrivateKey privateKey(Block block, PublicKey own, String file)
      throws RelayException {
    byte[] pkcs8 =
        block.label().equals("PRIVATE KEY") ? block.der() : wrapped(block.der(), own.getEncoded());
    try {
      return KeyFactory.getInstance(own.getAlgorithm())
          .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    } catch (GeneralSecurityException e) {
      throw new RelayException(
          file
              + ": the private key is damaged or of another kind than the certificate's ("
              + own.getAlgorithm()
              + ").",
          e);
    }
  }

  /**
   * Puts a bare key (PKCS#1 or SEC 1) into PKCS#8 (RFC 5208 §5): version 0, algorithm, key. The
   * certificate's public key names the algorithm, with its curve.
   */
  private static byte[] wrapped(byte[] bare, byte[] publicKeyInfo) {
    // SubjectPublicKeyInfo (RFC 5280 §4.1): a sequence whose first part is the algorithm.
    int algorithmAt = headerBytes(publicKeyInfo, 0);
    int algorithmBytes =
        headerBytes(publicKeyInfo, algorithmAt) + contentBytes(publicKeyInfo, algorithmAt);
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.writeBytes(new byte[] {0x02, 0x01, 0x00});
    content.write(publicKeyInfo, algorithmAt, algorithmBytes);
    content.writeBytes(der(DER_OCTETS, bare));
    return der(DER_SEQUENCE, content.toByteArray());
  }

  private static byte[] der(int tag, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    int length = content.length;
    if (length > 0xFF) {
      out.writeBytes(new byte[] {(byte) 0x82, (byte) (length >> 8), (byte) length});
    } else if (length > 0x7F) {
      out.writeBytes(new byte[] {(byte) 0x81, (byte) length});
    } else {
      out.write(length);
    }
    out.writeBytes(content);
    return out.toByteArray();
  }

  private static int headerBytes(byte[] der, int at) {
    int first = der[at + 1] & 0xFF;
    return first < 0x80 ? 2 : 2 + (first & 0x7F);
  }

  private static int contentBytes(byte[] der, int at) {
    int length = der[at + 1] & 0xFF;
    if (length < 0x80) {
      return length;
    }
    int count = length & 0x7F;
    length = 0;
    for (int i = 0; i < count; i++) {
      length = length << 8 | (der[at + 2 + i] & 0xFF);
    }
    return length;
  }

  private static void requirePair(PrivateKey key, PublicKey own, TlsFiles files)
      throws RelayException {
    boolean pair;
    try {
      Signature signature = Signature.getInstance(signatureOf(own));
      signature.initSign(key);
      byte[] proof = signature.sign();
      signature.initVerify(own);
      pair = signature.verify(proof);
    } catch (GeneralSecurityException e) {
      throw new RelayException("The key in " + files.key() + " cannot be used: " + e, e);
    }
    if (!pair) {
      throw new RelayException(
          "The private key in "
              + files.key()
              + " does not belong to the first certificate in "
              + files.pem()
              + ". The server's own certificate comes first, before those that vouch for it.");
    }
  }

  private static String signatureOf(PublicKey own) throws RelayException {
    return switch (own.getAlgorithm()) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      case "EdDSA", "Ed25519", "Ed448" -> "EdDSA";
      default -> throw new RelayException("Keys of kind " + own.getAlgorithm() + " are not known.");
    };
  }

  /** Tells what an operator should know although it works, in one line; empty if nothing. */
  String warning(Instant now) {
    X509Certificate own = chain.get(0);
    if (now.isAfter(own.getNotAfter().toInstant())) {
      return "the certificate has expired at " + own.getNotAfter().toInstant();
    }
    return now.isBefore(own.getNotBefore().toInstant())
        ? "the certificate is valid only from " + own.getNotBefore().toInstant()
        : "";
  }
}
