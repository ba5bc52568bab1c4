package org.hiroba.feature.admin;

import org.hiroba.feature.audit.AuditTrail;
import org.hiroba.feature.room.AdminRooms;
import org.hiroba.feature.room.RoomRemover;

/** Holds what administrators look at and do, accounts apart, for whoever serves it. */
public record AdminOffice(AuditTrail trail, AdminRooms rooms, RoomRemover remover) {}
