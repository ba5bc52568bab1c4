package org.hiroba.feature.admin;

import java.time.Instant;
import org.hiroba.feature.audit.AuditTrail;
import org.hiroba.feature.retention.RetentionDesk;
import org.hiroba.feature.retention.RoomKeeping;
import org.hiroba.feature.room.AdminRooms;
import org.hiroba.feature.room.RoomRemover;

/**
 * Holds what administrators look at and do, accounts apart, for whoever serves it.
 *
 * @param startedAt since when this server runs
 */
public record AdminOffice(
    AuditTrail trail,
    AdminRooms rooms,
    RoomRemover remover,
    Census census,
    TrailNames names,
    RetentionDesk retention,
    RoomKeeping keeping,
    Instant startedAt) {}
