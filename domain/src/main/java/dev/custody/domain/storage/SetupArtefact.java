package dev.custody.domain.storage;

/** One file of a setup kit, filled in with the organization's values. */
public record SetupArtefact(String name, String title, String mediaType, String content) {}
