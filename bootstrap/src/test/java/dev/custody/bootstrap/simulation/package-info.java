/**
 * Spool, deliveries and stores in simulation: the classes of the jar ({@code UseCases}, {@code
 * FilesystemSpool}) in a world of which a seed decides everything. That world is the disk ({@code
 * SimulatedDisk}, in two planes, of the spool's own tests), the clocks, the one thread that all
 * tasks and timers share, the customers' stores (the strict type in memory of the test kit, with
 * calls that fail, replies that are lost, puts that arrive late) and the database. The database is
 * that of the use cases' own tests, in memory: with H2 as it ships, opening one took 3 s, a find
 * 0.6 ms and an update 15 ms on a busy machine, and a whole run here has 3 ms. What H2 does with
 * the power gone, {@code persistence-jdbc} and the power cuts show.
 *
 * <p>In a run recorders of several styles work ({@code Recorder}); between any two pieces of a
 * body, and in the middle of any call of a store, other things happen: another request, steps of
 * deliveries, time, trouble ({@code Trouble}: each run knows some kinds), the end of the process. A
 * {@code Promise} knows of each recording what was acknowledged and what may be, and complains as
 * soon as an answer contradicts it; {@code Order} looks at the first unlinking of each recording's
 * bytes and at every deletion of an object, as whoever comes after the loss of power at that moment
 * would. In the end nothing fails any more and nobody lends a hand, and the {@code Verdict} holds
 * every invariant of the spool's protocol that can show here against the world; and again a day
 * later.
 *
 * <p>{@code SimulationTest} does 50,000 runs, and 5,000,000 with {@code ./mvnw -Pcampaign verify};
 * it prints what they went through. {@code -Dcustody.simulation.seed=N} repeats one, with all that
 * the service logs; {@code -Dcustody.simulation.seeds} and {@code -Dcustody.simulation.first}
 * choose others. {@code OutageTest} is a day without a store, timer by timer, in the middle of
 * recordings.
 *
 * <h2>Planted bugs</h2>
 *
 * <p>{@code bootstrap/src/test/planted} has one patch a bug; {@code run} there plants each in a
 * scratch copy and says what catches it.
 *
 * <ul>
 *   <li>Caught by {@code SimulationTest}: fsync left out, directory sync left out, segment name not
 *       synced, journal force left out, purge before proof, bytes freed before the tombstone,
 *       tombstone not forced before the unlink, answer taken for proof, part skipped, part skipped
 *       and believed, older writer not fenced, fenced writer told the newer offset, frame checksum
 *       not checked, durable offset told before the force, answered before the force, failed force
 *       repeated, adopted by size, adopted without token, lost reply not looked for, blocked never
 *       retried, sweep left out, recovery not tried again, upload gone not begun anew, digest not
 *       compared, idle too early, idle never closed, foreign object deleted.
 *   <li>Caught by the spool's own {@code SpoolModelTest}: torn tail used again, discard forgotten
 *       with the power.
 *   <li>Caught by the narrow tests of the use cases, {@code DiscardTest} and {@code RecoveryTest}:
 *       discard forgotten at restart, quarantine for ever, second look given up.
 *   <li>Caught by the database's {@code RecordingsTest}: epoch ignored.
 *   <li>Caught by the storage contract: If-None-Match left out of putting, and of completing.
 *   <li>Caught by the spool's own {@code PowerLossTest}: a failed journal record that turns up.
 * </ul>
 */
@NullMarked
package dev.custody.bootstrap.simulation;

import org.jspecify.annotations.NullMarked;
