/**
 * What Custody knows, in a relational database: H2 within the process, or PostgreSQL. The same SQL
 * runs on both. JDBC, rows and transactions stay in here; the rest of Custody sees the ports.
 */
@NullMarked
package dev.custody.adapter.persistence;

import org.jspecify.annotations.NullMarked;
