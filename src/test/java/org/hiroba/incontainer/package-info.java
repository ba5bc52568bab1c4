/**
 * Hiroba inside a Jakarta EE container, where tests can reach its beans: Arquillian on Payara
 * Embedded Web. Needs a JDK 17–21.
 */
package org.hiroba.incontainer;
