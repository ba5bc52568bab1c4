package org.hiroba.feature.admin;

import org.hiroba.feature.audit.AuditTrail;

/** Holds what administrators look at and do, accounts apart, for whoever serves it. */
public record AdminOffice(AuditTrail trail) {}
