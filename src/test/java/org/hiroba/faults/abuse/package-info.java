/**
 * The standing catalogue of abuses: what a hostile or broken peer may send, and the trial that each
 * of them stands beside a chat of many people.
 *
 * <p>Families are the classes {@code Abuses…}; {@link org.hiroba.faults.abuse.Catalogue} has them
 * all. To add an abuse, add an entry to its family. What an abuse may do to others is decided by
 * {@link org.hiroba.faults.abuse.Verdict} alone.
 */
package org.hiroba.faults.abuse;
