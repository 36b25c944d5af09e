package dev.custody.domain.text;

/**
 * What is wrong with one field of a request.
 *
 * @param pointer where the field is, as a JSON pointer (RFC 6901), such as {@code /settings/bucket}
 * @param detail what is wrong, with the value quoted unless it is a secret, and what would be right
 */
public record FieldError(String pointer, String detail) {}
