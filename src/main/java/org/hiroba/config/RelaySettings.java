package org.hiroba.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The relay inside the server.
 *
 * @param port default off
 * @param pem certificate chain in PEM; with one, the relay speaks TLS; default none
 * @param key its private key in PEM; default the file of the certificate
 */
public record RelaySettings(PortSetting port, Optional<Path> pem, Optional<Path> key) {}
