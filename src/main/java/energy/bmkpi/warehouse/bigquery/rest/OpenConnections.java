package energy.bmkpi.warehouse.bigquery.rest;

import com.google.api.client.http.javanet.ConnectionFactory;
import com.google.api.client.http.javanet.DefaultConnectionFactory;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.cloud.bigquery.BigQueryOptions;
import com.google.cloud.http.HttpTransportOptions;
import energy.bmkpi.warehouse.Cancellation;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The connections of a client. When work is to end, a service that does not answer is waited for no
 * longer than a moment: to interrupt the thread that reads does not end its reading.
 */
public final class OpenConnections implements ConnectionFactory {
  /** Longer than an answer usually takes, also to what cancels a job. */
  static final Duration PATIENCE = Duration.ofSeconds(3);

  private final ConnectionFactory connections = new DefaultConnectionFactory();
  private final Cancellation cancellation;

  /** Who reads from one holds it, afterwards nobody does. */
  private final Set<HttpURLConnection> open =
      Collections.newSetFromMap(Collections.synchronizedMap(new WeakHashMap<>()));

  private OpenConnections(Cancellation cancellation) {
    this.cancellation = cancellation;
  }

  /** The same client, but for its connections. */
  public static BigQueryOptions endedWith(Cancellation cancellation, BigQueryOptions client) {
    OpenConnections connections = new OpenConnections(cancellation);
    cancellation.onRequest(() -> afterAMoment(connections::closeAll));
    HttpTransportOptions http = (HttpTransportOptions) client.getTransportOptions();
    return client.toBuilder()
        .setTransportOptions(
            http.toBuilder()
                .setHttpTransportFactory(
                    () -> new NetHttpTransport.Builder().setConnectionFactory(connections).build())
                .build())
        .build();
  }

  @Override
  public HttpURLConnection openConnection(URL url) throws IOException {
    HttpURLConnection connection = new BoundedConnection(connections.openConnection(url));
    open.add(connection);
    if (cancellation.isRequested()) {
      afterAMoment(connection::disconnect);
    }
    return connection;
  }

  private void closeAll() {
    List<HttpURLConnection> all;
    synchronized (open) {
      all = List.copyOf(open);
    }
    all.forEach(HttpURLConnection::disconnect);
  }

  /** In a thread of its own: those of a pool may all wait for the service that is silent. */
  private static void afterAMoment(Runnable close) {
    Thread thread =
        new Thread(
            () -> {
              try {
                TimeUnit.MILLISECONDS.sleep(PATIENCE.toMillis());
                close.run();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "bmkpi-close-connections");
    thread.setDaemon(true);
    thread.start();
  }
}
