"""Bytes to canonical text: decoding, sentences, language, dates of publication, duplicates."""
