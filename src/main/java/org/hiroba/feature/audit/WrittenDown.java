package org.hiroba.feature.audit;

import org.hiroba.log.Note;

/** Says that something was written down for good. */
public record WrittenDown(AuditEntry entry) implements Note {}
