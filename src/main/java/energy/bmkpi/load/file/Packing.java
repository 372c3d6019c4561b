package energy.bmkpi.load.file;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What a file is that holds its rows in a way that is not read here, by its first bytes.
 *
 * @param description as in "is …"
 */
record Packing(String description, String remedy) {
  private static final byte[] GZIP = {0x1f, (byte) 0x8b};

  private record Signature(String hex, Packing packing) {
    Signature(String hex, String description, String remedy) {
      this(hex, new Packing(description, remedy));
    }
  }

  private static final List<Signature> SIGNATURES =
      List.of(
          new Signature("425a68", "packed by bzip2", "unpack it with bunzip2"),
          new Signature("fd377a585a00", "packed by xz", "unpack it with unxz"),
          new Signature("28b52ffd", "packed by zstd", "unpack it with unzstd"),
          new Signature("04224d18", "packed by lz4", "unpack it with unlz4"),
          new Signature("1f9d", "packed by compress", "unpack it with uncompress"),
          new Signature(
              "504b0304",
              "a ZIP archive, or an Excel workbook, which is one",
              "unzip it, or save the sheet as CSV UTF-8"),
          new Signature("377abcaf271c", "a 7z archive", "unpack it"),
          new Signature("52617221", "a RAR archive", "unpack it"),
          new Signature("d0cf11e0", "an old Excel workbook", "save the sheet as CSV UTF-8"),
          new Signature("4f626a01", "Avro", "export it as Parquet, JSON or CSV"),
          new Signature("4f5243", "ORC", "export it as Parquet, JSON or CSV"),
          new Signature(
              "53514c69746520666f726d6174", "a SQLite database", "export the table as CSV"),
          new Signature("25504446", "a PDF document", "fetch the data as CSV or JSON"),
          new Signature("fffe", "UTF-16 text, as some programs save it", "save it as UTF-8"),
          new Signature("feff", "UTF-16 text, as some programs save it", "save it as UTF-8"),
          new Signature("0000feff", "UTF-32 text", "save it as UTF-8"));

  static boolean isGzip(byte[] beginning) {
    return startsWith(beginning, GZIP);
  }

  /** Whether the file is Parquet. */
  static boolean isParquet(byte[] beginning) {
    return startsWith(beginning, "PAR1".getBytes(StandardCharsets.ISO_8859_1));
  }

  /** What a file of this beginning is, if it is nothing that is read. */
  static Optional<Packing> of(byte[] beginning) {
    return SIGNATURES.stream()
        .filter(signature -> startsWith(beginning, HexFormat.of().parseHex(signature.hex())))
        .map(Signature::packing)
        .findFirst();
  }

  private static boolean startsWith(byte[] beginning, byte[] signature) {
    if (beginning.length < signature.length) {
      return false;
    }
    for (int i = 0; i < signature.length; i++) {
      if (beginning[i] != signature[i]) {
        return false;
      }
    }
    return true;
  }
}
