/**
 * Campaigns that try to break the promise of the spool with the built launcher as a child process:
 * {@code KillIT} ends it at random moments of tus uploads, {@code PowerCutIT} takes the power from
 * an ext4 of its own (of the spool alone, {@code dev.custody.bootstrap.spoolfailure} does that more
 * often), {@code CrashPointIT} does both while threads are held at the crash points that {@code
 * CrashPoint} lists, about a dozen in each life of the service and each with another recording
 * ({@code CrashPoints}); it counts how often one was ended there, which is more than how often the
 * service was. {@code SmallHeapIT} gives it 256 MB for long and for many recordings, {@code
 * TusJavaClientIT} and {@code TusJsClientIT} upload with clients as they are published, {@code
 * RealToolsIT} pipes asciinema and ffmpeg as the README does, {@code BrokenBodyIT} cuts bodies off.
 * The others, too, run on an ext4 of their own where the machine lets them make one, so that they
 * do not depend on how full its disk is ({@code OwnDisk}). Limits of time are those of the promise
 * in the long form only, on a machine that is theirs alone; in the short form they are patience, so
 * that a busy machine fails nothing, and what was measured is printed.
 *
 * <p>A short form runs with every build; {@code ./mvnw -Pcampaign verify} runs the long one. {@code
 * -Dcustody.campaign.seed}, which is printed, repeats all choices of a campaign, not the moments at
 * which the system did what; {@code -Dcustody.campaign.cycles} chooses another length.
 */
@NullMarked
package dev.custody.bootstrap.campaign;

import org.jspecify.annotations.NullMarked;
