/**
 * Upgrades and sends by Tomcat's own classes. Named by {@code websocket} only, and loaded nowhere
 * but on Tomcat. May use {@code websocket.port}. Begin at {@link
 * org.hiroba.websocket.tomcat.TomcatUpgradeHandler}.
 */
@NullMarked
package org.hiroba.websocket.tomcat;

import org.jspecify.annotations.NullMarked;
