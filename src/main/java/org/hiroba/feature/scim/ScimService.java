package org.hiroba.feature.scim;

import java.util.Optional;

/**
 * Holds the desk of the system that keeps accounts by SCIM, for whoever serves it.
 *
 * @param desk empty where none does
 */
public record ScimService(Optional<ScimDesk> desk) {}
