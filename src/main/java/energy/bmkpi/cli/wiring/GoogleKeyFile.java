package energy.bmkpi.cli.wiring;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import energy.bmkpi.config.PlainHttp;
import energy.bmkpi.config.ServiceAddress;
import energy.bmkpi.config.source.BoundedFile;
import energy.bmkpi.failure.Failure;
import energy.bmkpi.failure.FailureCategory;
import io.quarkiverse.googlecloudservices.common.GcpBootstrapConfiguration;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The credentials that Google's library is about to read: a key of a service account, a login of a
 * user, or the configuration of another issuer. The library would wait for a pipe without end, and
 * sends what it holds to whatever addresses the file names.
 */
final class GoogleKeyFile {
  private static final String ENCODED_KEY = "quarkus.google.cloud.service-account-encoded-key";

  /** Clouds tell a machine who it is at an address of that machine only. */
  private static final Set<String> OF_THIS_MACHINE = Set.of("169.254.169.254", "[fd00:ec2::254]");

  private final String name;
  private final byte[] content;

  private GoogleKeyFile(String name, byte[] content) {
    this.name = name;
    this.content = content;
  }

  /** Empty where there is none, or where the library itself says why it cannot be read. */
  static Optional<GoogleKeyFile> find(
      GcpBootstrapConfiguration settings, Map<String, String> environment) {
    Optional<String> encoded = settings.serviceAccountEncodedKey();
    if (settings.serviceAccountLocation().isEmpty() && encoded.isPresent()) {
      return Optional.of(new GoogleKeyFile(ENCODED_KEY, decoded(encoded.get())));
    }
    return settings
        .serviceAccountLocation()
        .or(() -> Optional.ofNullable(environment.get("GOOGLE_APPLICATION_CREDENTIALS")))
        .map(Path::of)
        .or(() -> login(environment))
        .flatMap(GoogleKeyFile::read);
  }

  /** Where gcloud puts a login. */
  private static Optional<Path> login(Map<String, String> environment) {
    String home = System.getProperty("user.home", "");
    return Stream.of(
            Optional.ofNullable(environment.get("CLOUDSDK_CONFIG")).map(Path::of),
            Optional.of(Path.of(home, ".config", "gcloud")))
        .flatMap(Optional::stream)
        .findFirst()
        .map(directory -> directory.resolve("application_default_credentials.json"));
  }

  static Optional<GoogleKeyFile> read(Path file) {
    if (Files.isDirectory(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new GoogleKeyFile(file.toString(), BoundedFile.read(file)));
    } catch (BoundedFile.RefusedException e) {
      throw noKey(file + " " + e.getMessage(), e);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static byte[] decoded(String encoded) {
    try {
      return Base64.getDecoder().decode(encoded);
    } catch (IllegalArgumentException e) {
      throw new Failure(
          FailureCategory.CONFIGURATION,
          ENCODED_KEY + " is not Base64",
          "encode the key file anew, or name it with GOOGLE_APPLICATION_CREDENTIALS",
          e);
    }
  }

  /** Fails where a secret would be sent to another machine unencrypted. */
  void requirePrivateAddresses(PlainHttp allowed) {
    try (JsonParser json = new JsonFactory().createParser(content)) {
      while (json.nextToken() != null) {
        if (json.currentToken() == JsonToken.VALUE_STRING
            && allowed == PlainHttp.LOOPBACK
            && !isPrivate(json.getText(), isOfMetadata(json))) {
          throw new Failure(
              FailureCategory.CONFIGURATION,
              "credentials would be sent unencrypted to %s, the %s of %s"
                  .formatted(json.getText(), json.currentName(), name),
              "use a file that names https, or trust the network with"
                  + " bmkpi.bigquery.plain-http=anywhere");
        }
      }
    } catch (JsonProcessingException e) {
      throw noKey("%s is not JSON in line %d".formatted(name, e.getLocation().getLineNr()), e);
    } catch (IOException e) {
      throw noKey(name + " cannot be read", e);
    }
  }

  private static boolean isOfMetadata(JsonParser json) {
    return json.getParsingContext().pathAsPointer().toString().contains("/credential_source/");
  }

  private static boolean isPrivate(String text, boolean ofMetadata) {
    if (!text.strip().toLowerCase(Locale.ROOT).startsWith("http:")) {
      return true;
    }
    try {
      ServiceAddress address = ServiceAddress.of(text);
      return address.isPrivate() || (ofMetadata && OF_THIS_MACHINE.contains(host(address.uri())));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String host(URI address) {
    return String.valueOf(address.getHost());
  }

  private static Failure noKey(String problem, @Nullable Throwable cause) {
    return new Failure(
        FailureCategory.CONFIGURATION,
        problem + ", so it holds no Google credentials",
        "name a key file with GOOGLE_APPLICATION_CREDENTIALS; docs/BIGQUERY.md tells how to get one",
        cause);
  }
}
