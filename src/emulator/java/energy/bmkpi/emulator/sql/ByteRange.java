package energy.bmkpi.emulator.sql;

/** Part of a text, in bytes of its UTF-8 form: how GoogleSQL tells positions. */
record ByteRange(int start, int end) {}
