package energy.bmkpi.emulator.rest;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The two parts of a multipart/related body: the job, and its content. */
record MultipartBody(ByteString first, ByteString second) {
  private static final Pattern BOUNDARY =
      Pattern.compile("multipart/related;.*boundary=\"?([^\";]+)\"?.*");

  static MultipartBody read(String contentType, ByteString body) {
    Matcher boundary = BOUNDARY.matcher(contentType);
    if (!boundary.matches()) {
      throw ApiError.invalid("Media type '" + contentType + "' is not supported.");
    }
    // one char for each byte, whatever it is
    String text = body.toString(StandardCharsets.ISO_8859_1);
    String delimiter = "\r\n--" + boundary.group(1);
    String[] parts = ("\r\n" + text).split(Pattern.quote(delimiter), -1);
    if (parts.length != 4 || !parts[3].startsWith("--")) {
      throw ApiError.invalid("A multipart upload has two parts.");
    }
    return new MultipartBody(content(parts[1]), content(parts[2]));
  }

  private static ByteString content(String part) {
    int end = part.indexOf("\r\n\r\n");
    if (end < 0) {
      throw ApiError.invalid("A part of the upload has no headers.");
    }
    return ByteString.copyFrom(part.substring(end + 4), StandardCharsets.ISO_8859_1);
  }
}
