package org.hiroba.relay;

import java.nio.file.Path;

/**
 * Where a certificate lies.
 *
 * @param pem the certificate and those that vouch for it, the server's own first (PEM)
 * @param key its private key, not encrypted (PEM: PKCS#8, PKCS#1 or SEC 1); may be the same file
 */
public record TlsFiles(Path pem, Path key) {}
