package org.hiroba.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How another system keeps accounts by SCIM. Its tokens stay in their file.
 *
 * @param tokenFile holds the tokens by which it is known
 * @param issuer whose subjects its {@code externalId}s are, so that people whom it brought sign in
 *     by that issuer; empty, the default: nobody's
 */
public record ScimSettings(Path tokenFile, Optional<String> issuer) {}
