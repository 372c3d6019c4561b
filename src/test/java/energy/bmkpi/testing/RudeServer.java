package energy.bmkpi.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A server on this machine that answers every request as a test says, be that HTTP or not. */
public final class RudeServer implements AutoCloseable {
  private static final int MILLIS_BETWEEN_BYTES = 20;

  private final ServerSocket server;
  private final Manner manner;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Set<Socket> clients = ConcurrentHashMap.newKeySet();

  /** What a client gets to read; the connection ends when it returns. */
  public interface Manner {
    void answer(OutputStream out) throws IOException;
  }

  private RudeServer(Manner manner) throws IOException {
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.manner = manner;
  }

  public static RudeServer that(Manner manner) {
    try {
      RudeServer server = new RudeServer(manner);
      daemon(server::accept);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends this and hangs up. */
  public static Manner says(String text) {
    return out -> write(out, text);
  }

  /** Sends an answer of HTTP with this body. */
  public static Manner answers(int status, String headers, byte[] body) {
    return out -> {
      write(
          out,
          "HTTP/1.1 %d Status\r\nContent-Length: %d\r\nConnection: close\r\n%s\r\n"
              .formatted(status, body.length, headers));
      out.write(body);
      out.flush();
    };
  }

  /** Sends the beginning at once, then the rest over and over, byte by byte, for ever. */
  public static Manner drips(String beginning, String rest) {
    return out -> {
      write(out, beginning);
      while (true) {
        for (byte b : rest.getBytes(StandardCharsets.ISO_8859_1)) {
          out.write(b);
          out.flush();
          pause();
        }
      }
    };
  }

  /** Sends the beginning, then the rest over and over as fast as it is taken. */
  public static Manner floods(String beginning, String rest) {
    return out -> {
      write(out, beginning);
      while (true) {
        write(out, rest);
      }
    };
  }

  /** Takes the request and is silent for as long as the client stays. */
  public static Manner isSilent() {
    return out -> {
      while (true) {
        pause();
      }
    };
  }

  public int port() {
    return server.getLocalPort();
  }

  public String url() {
    return "http://127.0.0.1:" + port();
  }

  /** First lines of the requests, in order. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  private void accept() {
    try {
      while (true) {
        Socket client = server.accept();
        clients.add(client);
        daemon(() -> serve(client));
      }
    } catch (IOException e) {
      // closed by the test
    }
  }

  private void serve(Socket client) {
    try (client) {
      InputStream in = client.getInputStream();
      String first = line(in);
      if (!first.isEmpty()) {
        requests.add(first.replaceFirst(" HTTP/1\\.1$", ""));
        takeTheRest(in);
        manner.answer(client.getOutputStream());
      }
    } catch (IOException e) {
      // the client has left
    }
  }

  /** A client whose request is not read to its end may lose the answer with its connection. */
  private static void takeTheRest(InputStream in) throws IOException {
    long length = 0;
    boolean chunked = false;
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      String header = line.toLowerCase(Locale.ROOT);
      chunked |= header.equals("transfer-encoding: chunked");
      if (header.startsWith("content-length: ")) {
        length = Long.parseLong(header.substring("content-length: ".length()));
      }
    }
    in.skipNBytes(length);
    while (chunked) {
      int size = Integer.parseInt(line(in), 16);
      in.skipNBytes(size);
      line(in);
      chunked = size > 0;
    }
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      line.append((char) b);
    }
    return line.toString().stripTrailing();
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  private static void pause() throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN_BYTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "rude-server");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket client : clients) {
      client.close();
    }
  }
}
