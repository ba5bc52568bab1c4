/**
 * Upgrades, reads and sends by the classes of Tyrus and Grizzly. Named by {@code websocket} only,
 * and loaded nowhere but on Payara. May use {@code websocket.port}. Begin at {@link
 * org.hiroba.websocket.payara.TyrusUpgradeHandler}.
 */
@NullMarked
package org.hiroba.websocket.payara;

import org.jspecify.annotations.NullMarked;
