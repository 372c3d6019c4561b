package energy.bmkpi;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
      String first = in.readLine();
      if (first != null) {
        requests.add(first.replaceFirst(" HTTP/1\\.1$", ""));
        for (String line = first; line != null && !line.isEmpty(); line = in.readLine()) {
          // the rest of the request's head is of no interest
        }
        manner.answer(client.getOutputStream());
      }
    } catch (IOException e) {
      // the client has left
    }
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
