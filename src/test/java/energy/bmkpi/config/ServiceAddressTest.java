package energy.bmkpi.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://bigquery.example.com",
        "HTTPS://bigquery.example.com:8443/proxy",
        "http://127.0.0.1:9050",
        "http://127.8.9.1",
        "http://localhost:9050",
        "http://LocalHost",
        "http://[::1]:9050",
        "http://[0:0:0:0:0:0:0:1]"
      })
  void whatIsEncryptedOrStaysOnTheMachineIsPrivate(String text) {
    assertThat(ServiceAddress.of(text).isPrivate()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://bigquery.example.com",
        "http://127.0.0.1.example.com",
        "http://localhost.example.com",
        "http://10.0.0.1",
        "http://0.0.0.0:9050",
        "http://[::2]",
        "http://[fe80::1]",
        "http://128.0.0.1"
      })
  void plainHttpToAnyOtherAddressIsNot(String text) {
    assertThat(ServiceAddress.of(text).isPrivate()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "bigquery.example.com", "ftp://host", "file:///etc/passwd", "http://["})
  void anotherAddressIsRefusedWithAnExample(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ServiceAddress.of(text))
        .withMessage("'%s' is not an address such as https://bigquery.example.com".formatted(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1@host", "https://me:secret@host", "https://host?a=b"})
  void whatHasNoPlaceInItIsRefusedAndNotRepeated(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ServiceAddress.of(text))
        .withMessageNotContaining("host?")
        .withMessageNotContaining("secret")
        .withMessageEndingWith("leave the rest out");
  }

  @Test
  void isShownAsItWasGiven() {
    assertThat(ServiceAddress.of(" http://127.0.0.1:9050 ")).hasToString("http://127.0.0.1:9050");
  }
}
