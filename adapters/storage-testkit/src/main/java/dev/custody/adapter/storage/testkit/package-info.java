/**
 * Tells a storage developer when a new storage type is right.
 *
 * <h2>How to add a storage type</h2>
 *
 * <ol>
 *   <li><b>Copy</b> {@code adapters/storage-filesystem} to {@code adapters/storage-x}, and give it
 *       the artifact {@code custody-storage-x} and the package {@code
 *       dev.custody.adapter.storage.x}. Everything in it stays package-private.
 *   <li><b>Name it to the build</b>: one {@code <module>} line in {@code adapters/pom.xml}, one
 *       dependency of {@code runtime} scope in {@code bootstrap/pom.xml}. These are the only lines
 *       outside of the module. The module's one Micronaut {@code @Factory} makes the type; whatever
 *       the operator sets for the whole installation comes in there.
 *   <li><b>Say what it asks for</b>: {@code XSettings} holds the {@link
 *       dev.custody.domain.storage.StorageDescriptor}, a list of {@link
 *       dev.custody.domain.storage.SettingField}s, and reads a location's values by them. A type
 *       without settings needs none. Rules that a single field cannot tell go to {@code
 *       StorageType.validate}. A later change of the fields raises the schema version, and {@code
 *       upgrade} then takes older settings over.
 *   <li><b>Store</b>: {@code XStorage} does what {@link
 *       dev.custody.application.port.out.storage.Storage} says. {@link
 *       dev.custody.application.port.out.storage.KeySpace} and {@code PartRules} refuse foreign
 *       keys and lists with gaps; ask them first in every method. Map each failure of the far side
 *       to the {@link dev.custody.application.port.out.storage.StorageException} that says what is
 *       to be done about it: {@code Refused} if nothing helps but a change over there, {@code
 *       Unavailable} if it may pass. Never answer "there is none" for "I could not find out".
 *   <li><b>Find out</b>: {@code XStorageType.verify} tries what the location can really do and
 *       tells one line a check. {@code claims} says what two organizations must not share, {@code
 *       setup} what an administrator needs for the far side.
 *   <li><b>Show that it is right</b>: write a {@link dev.custody.adapter.storage.testkit.FarSide}
 *       for it, which starts the type upon something fresh and can look there without the type, and
 *       subclass {@link dev.custody.adapter.storage.testkit.StorageContract} and {@link
 *       dev.custody.adapter.storage.testkit.StorageTypeContract}, each by the one method that makes
 *       the far side. Where the store cannot do what most can, override the far side's method that
 *       says so: the contract then asserts what happens instead.
 *   <li><b>Test what is its own</b>: the contracts know nothing of directories, roles or regions.
 * </ol>
 *
 * <p>Tests of other modules that need some storage use {@link
 * dev.custody.adapter.storage.testkit.memory.InMemoryStorageType}.
 */
@NullMarked
package dev.custody.adapter.storage.testkit;

import org.jspecify.annotations.NullMarked;
