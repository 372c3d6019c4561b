package energy.bmkpi.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import energy.bmkpi.config.PingAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each text is as a library logs it, or as it ends up in the message of an exception. */
class SecretsTest {
  private static final String SECRET = "c4naryOfASecret";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization: Bearer c4naryOfASecret",
        "-H 'Authorization: Bearer c4naryOfASecret' \\",
        "{GET /bigquery/v2/projects HTTP/1.1: null}{Authorization: Bearer c4naryOfASecret}{Accept: a}",
        "authorization=[Bearer c4naryOfASecret], accept=[json]",
        "Proxy-Authorization: Basic c4naryOfASecret",
        "sent bearer c4naryOfASecret again",
        "{\"access_token\":\"c4naryOfASecret\",\"expires_in\":3600}",
        "{\"access_token\" : \"c4naryOf\\\"ASecret c4naryOfASecret\"}",
        "{\\\"refresh_token\\\":\\\"c4naryOfASecret\\\"}",
        "AccessToken{access_token=c4naryOfASecret, expires=never}",
        "tokenValue ya29.a0c4naryOfASecret",
        "\"client_secret\": \"c4naryOfASecret\"",
        "grant_type=jwt&assertion=c4naryOfASecret&x=1",
        "jwt eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJhIn0.c4naryOfASecret sent",
        "\"private_key_id\":\"c4naryOfASecret\"",
        "-----BEGIN PRIVATE KEY-----\nMIIc4naryOfASecret\n-----END PRIVATE KEY-----",
        "-----BEGIN RSA PRIVATE KEY-----\\nMIIc4naryOfASecret",
        "PUT https://host/upload?upload_id=c4naryOfASecret&x=1",
        "The config bmkpi.ping was loaded from EnvConfigSource with the value http://h/c4naryOfASecret",
        "cannot reach https://user:c4naryOfASecret@host/path"
      })
  void areMasked(String text) {
    assertThat(Secrets.masked(text)).doesNotContain(SECRET).contains("***");
  }

  @Test
  void theLettersOfAShortPathAreNotMaskedInEveryWord() {
    Secrets.hide(PingAddress.of("http://127.0.0.1:1/s"));

    assertThat(Secrets.masked("the run is not affected")).isEqualTo("the run is not affected");
  }

  @Test
  void ofAPingAddressAreItsPathAndQuery() {
    Secrets.hide(PingAddress.of("https://watch.example/0b7c-check/?key=c4naryOfASecret"));

    assertThat(Secrets.masked("GET /0b7c-check/start?key=c4naryOfASecret of watch.example"))
        .isEqualTo("GET /***/start?*** of watch.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cannot read the schema of the tables: Connection refused; run again",
        "Access Denied: the token type Bearer is not allowed here",
        "{\"token_type\":\"Bearer\",\"expires_in\":3600}",
        "query of BOD of 2026-03-29 failed (rateLimitExceeded); trying again in 1.5 s"
      })
  void whatIsNoneStays(String text) {
    assertThat(Secrets.masked(text)).isEqualTo(text);
  }
}
