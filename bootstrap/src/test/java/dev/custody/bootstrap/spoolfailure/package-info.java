/**
 * The spool of the jar on a real ext4, against the loss of power and against the failure of single
 * system calls. What a simulated disk shows of the same classes, {@code SpoolModelTest} and {@code
 * dev.custody.bootstrap.simulation} show; here it is the kernel that forgets.
 *
 * <h2>Loss of power: {@code SpoolPowerIT}</h2>
 *
 * <p>All in one process, so that a cycle takes a fraction of a second: recorders of every style
 * ({@code Recorder}) and one who asks for offsets ({@code Watcher}) are at a {@code
 * FilesystemSpool} on an ext4 of its own, with segments and caches of a size that chance decides.
 * At a random moment all that was answered is put aside ({@code Answers}), and <em>then</em> the
 * power is cut. The spool is closed, which must leave no file open; the disk comes back; a new
 * spool is opened and held against what was answered and what was tried ({@code Pledge}, {@code
 * Inspection}): every acknowledged byte, by its content; no offset below an acknowledgement or
 * above what was sent; lengths, ends, proofs, discardings and notes of deliveries, none of them
 * forgotten and none made up; no bytes freed without a reason that is kept. Some cycles cut the
 * power right after the spool was closed, which must have made everything durable; some while it is
 * being opened, or as soon as it has told what it has. What is left goes on in the next cycle; what
 * was purged is swept now and then. That the machine was started anew, which the spool notices by
 * its boot id, is mostly, not always, pretended: it reads the disk otherwise then.
 *
 * <p>300 cycles in short, 10,000 with {@code ./mvnw -Pcampaign verify}; {@code
 * -Dcustody.campaign.cycles} and {@code -Dcustody.campaign.seed} choose others. A failure tells
 * both of its cycle: they repeat all choices, not the moment at which the kernel did what, so that
 * it may take some tries.
 *
 * <h2>Single system calls: {@code SystemCallsIT}</h2>
 *
 * <p>A child process ({@code Script}) is the use cases on a spool, all on one thread: it makes one
 * recording, with a roll-over, a body in whose middle time passes and one that is staged for a
 * digest, sends its parts, has it stored, writes the tombstone, frees the bytes, and closes. strace
 * counts its calls in a first run; then one run a call that changes the disk or forces something is
 * killed by SIGKILL in place of that call, one gets EIO, and one, where the disk may be full there,
 * ENOSPC. Of a killed one the spool is looked at as it is, and again after its disk has lost its
 * power too. One that met an error must go on as a recorder does, from the offset that it is told,
 * and come to its end; only a spool that is being opened may refuse. In any case {@code Aftermath}
 * holds what was said against what is there, lets the recorder go on and everything be delivered by
 * a service that begins with yesterday's database, and starts once more. A run in which strace did
 * not strike where it was told to fails the test.
 *
 * <p>Every call is done in short too, so that there is no seed; {@code
 * -Dcustody.systemcalls.case=EIO:fsync:3}, which a failure tells, does one again.
 *
 * <p>Both are skipped, with the reason, where nobody may mount a loop device, or trace; without a
 * loop device the system calls are done without loss of power.
 *
 * <h2>Planted bugs</h2>
 *
 * <p>Of {@code bootstrap/src/test/planted}:
 *
 * <ul>
 *   <li>By {@code SpoolPowerIT}, in the cycles of two seeds: fsync left out (2, 4), journal force
 *       left out (16, 15), bytes freed before the tombstone (11, 7), tombstone not forced before
 *       the unlink (2, 17).
 *   <li>By {@code SystemCallsIT}, after a SIGKILL and the loss of power: fsync left out, journal
 *       force left out, bytes freed before the tombstone, tombstone not forced before the unlink.
 *       Not: failed force repeated, since a force that strace lets fail has lost nothing.
 *   <li>Not by {@code SpoolPowerIT}, in 300 cycles of two seeds: directory sync left out, segment
 *       name not synced. ext4 cannot show them: forcing a file commits the whole transaction, and
 *       with it every name that was made before. {@code SystemCallsIT} has the same disk, and was
 *       not run against these two. The simulated disk catches both.
 * </ul>
 *
 * <h2>What they found</h2>
 *
 * <ul>
 *   <li>A spool that was closed while its disk failed left files open, and one that could not be
 *       opened kept its lock ({@code LeftOpenTest}).
 *   <li>The offset of a recording fell that was discarded while its bytes were being forced ({@code
 *       PowerLossTest}).
 *   <li>In the campaign's own disk: with {@code discard}, cutting the power of an ext4 wipes what
 *       was deleted in a transaction that never came to be.
 * </ul>
 */
@NullMarked
package dev.custody.bootstrap.spoolfailure;

import org.jspecify.annotations.NullMarked;
