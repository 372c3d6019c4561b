package energy.bmkpi.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTypesTest {
  @Test
  void aPortAloneIsOnTheLoopbackAddress() {
    assertThat(MonitorAddress.of("8080")).isEqualTo(new MonitorAddress("127.0.0.1", 8080));
    assertThat(MonitorAddress.of("0")).isEqualTo(new MonitorAddress("127.0.0.1", 0));
  }

  @Test
  void aHostIsANameOrAnAddress() {
    assertThat(MonitorAddress.of("0.0.0.0:80")).isEqualTo(new MonitorAddress("0.0.0.0", 80));
    assertThat(MonitorAddress.of("kpi-host:65535"))
        .isEqualTo(new MonitorAddress("kpi-host", 65_535));
    assertThat(MonitorAddress.of("[::1]:80")).isEqualTo(new MonitorAddress("::1", 80));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "65536", "-1", "host", "host:", ":80", "::1:80", "http://host:80"})
  void anythingElseIsRefusedWithExamples(String text) {
    assertThatThrownBy(() -> MonitorAddress.of(text))
        .hasMessage(
            "'%s' is not an address such as 8080, 0.0.0.0:8080 or [::1]:8080, with a port up to 65535"
                .formatted(text));
  }

  @Test
  void aPingIsForAnAddressOfTheWeb() {
    assertThat(PingAddress.of("https://hc-ping.com/a").uri())
        .isEqualTo(URI.create("https://hc-ping.com/a"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hc-ping.com/a",
        "ftp://host/a",
        "https:///a",
        "https://a b",
        "https://host/a#b"
      })
  void anotherAddressIsRefusedWithAnExampleAndNotRepeated(String text) {
    assertThatThrownBy(() -> PingAddress.of(text))
        .hasMessage("it is not an address such as https://hc-ping.com/your-check");
  }
}
