package energy.bmkpi.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of configuration keys that have a unit or a form of their own. */
class ValueTypesTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "500000000, 500000000",
    "500MB, 500000000",
    "500 mb, 500000000",
    "2GiB, 2147483648",
    "2.5GiB, 2684354560",
    "1.5TB, 1500000000000",
    "10B, 10",
  })
  void bytesMayHaveAUnit(String text, long bytes) {
    assertThat(ByteCount.of(text).bytes()).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "lots", "5 parsecs", "1e9", "10GBB"})
  void whatIsNoNumberOfBytesIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ByteCount.of(text))
        .withMessage("'%s' is not a number of bytes such as 500MB or 2GiB", text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1MB", "512 mb", "1.5GiB", "1000TB"})
  void memoryHasAUnit(String text) {
    assertThat(MemorySize.of(text).text()).isEqualToIgnoringCase(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0MB", "0.0GB", "0.5MB", "1001TB", "999999999TB"})
  void memoryThatTheEngineCannotHaveIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MemorySize.of(text))
        .withMessage("'%s' is not a size from 1MB to 1000TB such as 512MB or 2GB", text);
  }

  @Test
  void labelsArePairs() {
    assertThat(Labels.of("team=power, cost-centre=42").values())
        .isEqualTo(Map.of("team", "power", "cost-centre", "42"));
    assertThat(Labels.of("flag=").values()).isEqualTo(Map.of("flag", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "team", "Team=power", "team=Power", "1team=x", "a=b,,c=d", "=x"})
  void labelsThatBigQueryWouldRefuseAreRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Labels.of(text))
        .withMessageContaining("is not a label such as team=power");
  }

  @Test
  void labelsOfMetricsArePairsOfPrometheus() {
    assertThat(MetricsLabels.of("schedule=nightly, Team_2=Power & \"Gas\"").values())
        .isEqualTo(Map.of("schedule", "nightly", "Team_2", "Power & \"Gas\""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "team",
        "cost-centre=42",
        "1team=x",
        "a=b,,c=d",
        "=x",
        "__name__=x",
        "job=x",
        "instance=x",
        "warehouse=x",
        "output=x",
        "dataset=x",
        "schedule=",
        "schedule= ",
        "a=b\nc"
      })
  void labelsThatACollectorOrTheProductHasAreRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MetricsLabels.of(text))
        .withMessageContaining("is not a label such as schedule=nightly");
  }

  @Test
  void aLabelThatIsGivenTwiceIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MetricsLabels.of("a=b,a=c"))
        .withMessage("the label a is given twice; leave one out");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "free", "NaN", "Infinity", ""})
  void whatIsNoPriceIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Price.of(text))
        .withMessage("'%s' is not a price such as 6.25", text);
  }

  @Test
  void theSizeOfBatchesMayBeLeftToThePlan() {
    assertThat(BatchDays.of("auto").count()).isEmpty();
    assertThat(BatchDays.of("7").count()).hasValue(7);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BatchDays.of("weekly"))
        .withMessage("'weekly' is not a whole number from 1 to 366, nor auto");
  }

  @Test
  void credentialsAreGooglesOrNobodys() {
    assertThat(CredentialsKind.of(" None ")).isEqualTo(CredentialsKind.NONE);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CredentialsKind.of("mine"))
        .withMessage("'mine' is neither google nor none");
  }
}
