/**
 * Campaigns that try to break the promise of the spool with the built launcher as a child process:
 * {@code KillIT} ends it at random moments of tus uploads, {@code PowerCutIT} takes the power from
 * an ext4 of its own, {@code SmallHeapIT} gives it 256 MB for long and for many recordings, {@code
 * TusJavaClientIT} and {@code TusJsClientIT} upload with clients as they are published, {@code
 * RealToolsIT} pipes asciinema and ffmpeg as the README does, {@code BrokenBodyIT} cuts bodies off.
 * A short form runs with every build; {@code ./mvnw -Pcampaign verify} runs the long one.
 */
@NullMarked
package dev.custody.bootstrap.campaign;

import org.jspecify.annotations.NullMarked;
