package energy.bmkpi.warehouse.bigquery.rest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A connection whose answers are of a bounded size once they are decompressed, as a few bytes may
 * stand for any number of them. It leads nowhere else: Google's client would follow a redirect to
 * any host and show its credentials there when it is asked for them.
 */
final class BoundedConnection extends HttpURLConnection {
  /** BigQuery's own limits are 10 MB to 20 MB of rows. */
  static final long MOST_BYTES = 64 << 20;

  static final int MOST_BYTES_OF_AN_ERROR = 1 << 20;

  private static final String GZIP = "gzip";

  /** They are about the bytes that were sent, not about those that are read here. */
  private static final Set<String> OF_THE_BODY = Set.of("content-encoding", "content-length");

  private final HttpURLConnection connection;
  private @Nullable InputStream error;

  BoundedConnection(HttpURLConnection connection) {
    super(connection.getURL());
    this.connection = connection;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    InputStream content = connection.getInputStream();
    if (!isSuccess(getResponseCode())) {
      return error(content);
    }
    InputStream sent = new BoundedStream(content, MOST_BYTES);
    return isCompressed() ? new BoundedStream(new Decompressed(sent), MOST_BYTES) : sent;
  }

  /**
   * Google's client prints a stack trace where it cannot read the body of an error, so it only gets
   * such as it can read.
   */
  @Override
  public @Nullable InputStream getErrorStream() {
    InputStream sent = connection.getErrorStream();
    return sent == null ? null : error(sent);
  }

  private InputStream error(InputStream sent) {
    if (error == null) {
      error = new ByteArrayInputStream(readableError(sent));
    }
    return error;
  }

  private static boolean isSuccess(int status) {
    return status >= 200 && status < 300;
  }

  private byte[] readableError(InputStream sent) {
    String content = "";
    try (InputStream in = sent) {
      InputStream bounded = new BoundedStream(in, MOST_BYTES_OF_AN_ERROR);
      byte[] body =
          (isCompressed() ? new Decompressed(bounded) : bounded).readNBytes(MOST_BYTES_OF_AN_ERROR);
      content = new String(body, StandardCharsets.UTF_8);
    } catch (IOException e) {
      // the status has arrived, and tells what to do
    }
    String type = connection.getContentType();
    boolean json = type != null && type.startsWith("application/json");
    return (json && !ErrorBody.isReadable(content) ? "{}" : content)
        .getBytes(StandardCharsets.UTF_8);
  }

  private boolean isCompressed() {
    return GZIP.equalsIgnoreCase(connection.getContentEncoding());
  }

  private boolean isHidden(@Nullable String header, int status) {
    if (header == null) {
      return false;
    }
    boolean redirected = status >= 300 && header.equalsIgnoreCase("location");
    boolean replaced = !isSuccess(status) || isCompressed();
    return redirected || (replaced && OF_THE_BODY.contains(header.toLowerCase(Locale.ROOT)));
  }

  @Override
  public @Nullable String getHeaderField(String name) {
    List<String> values = getHeaderFields().get(name);
    return values == null || values.isEmpty() ? null : values.get(0);
  }

  @Override
  public Map<String, List<String>> getHeaderFields() {
    Map<String, List<String>> shown =
        new TreeMap<>(Comparator.nullsFirst(String.CASE_INSENSITIVE_ORDER));
    int status;
    try {
      status = getResponseCode();
    } catch (IOException e) {
      // there is no answer that could have any
      return shown;
    }
    connection
        .getHeaderFields()
        .forEach(
            (name, values) -> {
              if (!isHidden(name, status)) {
                shown.put(name, values);
              }
            });
    return shown;
  }

  @Override
  public int getResponseCode() throws IOException {
    return connection.getResponseCode();
  }

  @Override
  public @Nullable String getResponseMessage() throws IOException {
    return connection.getResponseMessage();
  }

  @Override
  public void setRequestMethod(String method) throws ProtocolException {
    connection.setRequestMethod(method);
  }

  @Override
  public String getRequestMethod() {
    return connection.getRequestMethod();
  }

  @Override
  public void addRequestProperty(String key, String value) {
    connection.addRequestProperty(key, value);
  }

  @Override
  public void setRequestProperty(String key, String value) {
    connection.setRequestProperty(key, value);
  }

  @Override
  public @Nullable String getRequestProperty(String key) {
    return connection.getRequestProperty(key);
  }

  @Override
  public void setUseCaches(boolean use) {
    connection.setUseCaches(use);
  }

  @Override
  public void setInstanceFollowRedirects(boolean follow) {
    connection.setInstanceFollowRedirects(false);
  }

  @Override
  public void setConnectTimeout(int millis) {
    connection.setConnectTimeout(millis);
  }

  @Override
  public void setReadTimeout(int millis) {
    connection.setReadTimeout(millis);
  }

  @Override
  public void setDoOutput(boolean output) {
    connection.setDoOutput(output);
  }

  @Override
  public void setFixedLengthStreamingMode(int length) {
    connection.setFixedLengthStreamingMode(length);
  }

  @Override
  public void setFixedLengthStreamingMode(long length) {
    connection.setFixedLengthStreamingMode(length);
  }

  @Override
  public void setChunkedStreamingMode(int length) {
    connection.setChunkedStreamingMode(length);
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return connection.getOutputStream();
  }

  @Override
  public void connect() throws IOException {
    connection.connect();
  }

  @Override
  public void disconnect() {
    connection.disconnect();
  }

  @Override
  public boolean usingProxy() {
    return connection.usingProxy();
  }
}
